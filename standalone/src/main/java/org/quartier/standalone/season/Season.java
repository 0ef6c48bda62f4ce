package org.quartier.standalone.season;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.quartier.standalone.season.Gathering.Fate;

/** The gatherings of a district: which, when, what becomes of them, and how many register for each. */
final class Season {

    /** So many register for a gathering on average; with fewer there are fewer gatherings. */
    private static final int REGISTRATIONS_EACH = 11;

    private final District district;
    private final Residents residents;
    private final Helpers helpers;
    private final Afterthoughts afterthoughts;

    Season(District district, Residents residents, Afterthoughts afterthoughts) {
        this.district = district;
        this.residents = residents;
        this.afterthoughts = afterthoughts;
        this.helpers = new Helpers(district, residents);
    }

    /** One script for each gathering, and one for each series. */
    List<List<Intent>> scripts() {
        List<List<Intent>> scripts = new ArrayList<>();
        for (Gathering gathering : gatherings()) {
            scripts.add(new GatheringScript(district, residents, helpers, afterthoughts, gathering).intents());
        }
        for (int quarter = 0; quarter < District.QUARTERS; quarter++) {
            Ahead ahead = new Ahead(district, residents.guests(quarter), quarter);
            scripts.add(ahead.series());
            scripts.add(ahead.course());
        }
        return scripts;
    }

    /** Where volunteers helped; known once the scripts are. */
    List<Helpers.Helped> helped() {
        return helpers.helped();
    }

    private List<Gathering> gatherings() {
        List<Gathering> all = new ArrayList<>();
        Random random = district.random("fates");
        LocalDate monday = district.calendar().first().with(DayOfWeek.MONDAY);
        LocalDate end = district.calendar().end();
        for (int week = 0; monday.plusWeeks(week).isBefore(end); week++) {
            for (int quarter = 0; quarter < District.QUARTERS; quarter++) {
                for (Template template : Template.ALL) {
                    LocalDate day =
                            monday.plusWeeks(week).plusDays(template.day().getValue() - 1L);
                    if (template.isInWeek(week, quarter) && template.isOn(day) && isTold(day)) {
                        all.add(new Gathering(all.size(), quarter, template, day, fate(day, random), 0));
                    }
                }
            }
        }
        return shared(thinned(all));
    }

    private boolean isTold(LocalDate day) {
        return !day.isBefore(district.calendar().first())
                && day.isBefore(district.calendar().end())
                && !day.equals(district.calendar().today());
    }

    private Fate fate(LocalDate day, Random random) {
        boolean past = district.calendar().isPast(day.plusWeeks(1));
        return switch (random.nextInt(50)) {
            case 0, 1 -> Fate.CANCELLED;
            case 2, 3 -> Fate.MOVED;
            case 4 -> past ? Fate.HELD_LATER : Fate.HELD;
            case 5 -> Fate.POSTPONED;
            case 6 -> Fate.DRAFT;
            default -> Fate.HELD;
        };
    }

    /** Of a small season some of the gatherings, but of each kind one. */
    private List<Gathering> thinned(List<Gathering> all) {
        int wanted = district.size().registrations() / REGISTRATIONS_EACH;
        if (all.size() <= wanted) {
            return all;
        }
        Random random = district.random("thinned");
        Set<Template> seen = new HashSet<>();
        List<Gathering> kept = new ArrayList<>();
        for (Gathering gathering : all) {
            boolean first = district.calendar().isPast(gathering.day()) && seen.add(gathering.template());
            if (first || random.nextInt(all.size()) < wanted) {
                kept.add(gathering);
            }
        }
        return kept;
    }

    /** Shares out the registrations: as many as there are to be, in proportion to how many come, by chance. */
    private List<Gathering> shared(List<Gathering> all) {
        Random random = district.random("registrations");
        List<Gathering> open =
                all.stream().filter(gathering -> gathering.fate() != Fate.DRAFT).toList();
        double[] weights = open.stream()
                .mapToDouble(gathering -> gathering.template().weight() * (0.6 + 0.8 * random.nextDouble()))
                .toArray();
        List<Integer> shares = Shares.of(district.size().registrations(), weights);
        List<Gathering> shared = new ArrayList<>();
        for (int i = 0; i < open.size(); i++) {
            int most = residents.guests(open.get(i).quarter()).size() * 2 / 3;
            shared.add(open.get(i).with(Math.min(most, shares.get(i))));
        }
        all.stream().filter(gathering -> gathering.fate() == Fate.DRAFT).forEach(shared::add);
        shared.sort(Comparator.comparing(Gathering::day).thenComparing(Gathering::number));
        return shared;
    }
}
