package org.quartier.standalone.season;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.quartier.standalone.season.Helpers.Helped;

/** What volunteers did: at gatherings, and by themselves; at most one entry a day, so that none overlap. */
final class Engagement {

    private static final List<String> TASKS = List.of(
            "Besuchsdienst",
            "Hausaufgabenhilfe",
            "Einkaufshilfe",
            "Plakate verteilen",
            "Begleitung zum Amt",
            "Vorlesen");

    private final District district;
    private final List<Helped> helped;
    private final Afterthoughts afterthoughts;

    Engagement(District district, List<Helped> helped, Afterthoughts afterthoughts) {
        this.district = district;
        this.helped = helped;
        this.afterthoughts = afterthoughts;
    }

    /**
     * Time that was volunteered.
     *
     * @param activity the key of the gathering where it was, or null
     */
    record Stretch(
            LocalDate day,
            LocalTime from,
            int minutes,
            String task,
            @Nullable String activity) {}

    List<List<Intent>> scripts() {
        List<Integer> entries = entries();
        List<List<Intent>> scripts = new ArrayList<>();
        for (int volunteer = 0; volunteer < entries.size(); volunteer++) {
            List<Stretch> stretches = stretches(volunteer, entries.get(volunteer));
            scripts.add(new VolunteerScript(district, volunteer, stretches, afterthoughts).intents());
        }
        return scripts;
    }

    /** How many each of them writes down: some a lot, many a little; never more than there are days. */
    private List<Integer> entries() {
        Random random = district.random("engagement");
        double[] weights = random.ints(district.size().volunteers(), 0, 10)
                .mapToDouble(chance -> chance == 0 ? 4 : chance < 5 ? 1 : 0.5)
                .toArray();
        List<Integer> entries = new ArrayList<>(Shares.of(district.size().hourEntries(), weights));
        int most = district.calendar().days() - 1;
        int left = 0;
        for (int i = 0; i < entries.size(); i++) {
            int taken = Math.min(most, entries.get(i) + left);
            left += entries.get(i) - taken;
            entries.set(i, taken);
        }
        for (int i = 0; i < entries.size() && left > 0; i++) {
            int taken = Math.min(most - entries.get(i), left);
            entries.set(i, entries.get(i) + taken);
            left -= taken;
        }
        return entries;
    }

    private List<Stretch> stretches(int volunteer, int count) {
        Random random = district.random("hours" + volunteer);
        List<Stretch> stretches = new ArrayList<>();
        Set<LocalDate> days = new HashSet<>();
        for (Helped at : helped) {
            if (at.volunteer() == volunteer
                    && stretches.size() < count
                    && days.add(at.gathering().start().toLocalDate())) {
                stretches.add(new Stretch(
                        at.gathering().start().toLocalDate(),
                        at.gathering().start().toLocalTime(),
                        at.gathering().template().minutes(),
                        "Helfen: " + at.gathering().template().title(),
                        at.gathering().key()));
            }
        }
        int all = district.calendar().days() - 1;
        while (stretches.size() < count) {
            LocalDate day = district.calendar().first().plusDays(random.nextInt(all));
            if (days.add(day)) {
                stretches.add(new Stretch(
                        day,
                        LocalTime.of(8 + random.nextInt(9), 15 * random.nextInt(4)),
                        30 + 15 * random.nextInt(15),
                        TASKS.get(random.nextInt(TASKS.size())),
                        null));
            }
        }
        stretches.sort(Comparator.comparing(Stretch::day));
        return stretches;
    }
}
