package org.quartier.standalone.season;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.quartier.standalone.season.Engagement.Stretch;

/** What a volunteer's time becomes: written down by one, approved by another, quarter by quarter. */
final class VolunteerScript {

    private static final int MOST_AT_ONCE = 100;
    private static final String HOURS = "/hours/";

    private final District district;
    private final int volunteer;
    private final List<Stretch> stretches;
    private final Script script;
    /** Out of a hundred: by it everything is decided that becomes of an entry. */
    private final int[] chances;

    private final String path;
    private final Afterthoughts afterthoughts;

    VolunteerScript(District district, int volunteer, List<Stretch> stretches, Afterthoughts afterthoughts) {
        this.district = district;
        this.volunteer = volunteer;
        this.stretches = stretches;
        this.afterthoughts = afterthoughts;
        this.script = new Script(
                district.key("engagement" + volunteer), district.calendar().latest());
        this.chances = district.random("entries" + volunteer)
                .ints(stretches.size(), 0, 100)
                .toArray();
        this.path = "/volunteers/" + district.ref("volunteer" + volunteer);
    }

    List<Intent> intents() {
        Map<YearMonth, List<String>> approvable = new TreeMap<>();
        for (int i = 0; i < stretches.size(); i++) {
            Stretch stretch = stretches.get(i);
            if (log(i, stretch)) {
                approvable
                        .computeIfAbsent(endOfQuarter(stretch.day()), month -> new ArrayList<>())
                        .add(district.ref(entry(i)));
            }
        }
        approvable.forEach(this::approve);
        for (int i = 0; i < stretches.size(); i++) {
            changeOfMind(i, stretches.get(i));
            remember(i, stretches.get(i));
        }
        new Payments(district, volunteer, script).write();
        if (volunteer % 6 == 0) {
            issue();
        }
        if (volunteer % 15 == 14) {
            script.as(Who.MANAGER)
                    .put(
                            district.calendar().latest(),
                            path + "/status",
                            "status",
                            volunteer % 2 == 0 ? "PAUSED" : "LEFT",
                            "reason",
                            "zieht um");
        }
        return script.intents();
    }

    /** Of the first volunteer the last entry was taken back already. */
    private void remember(int number, Stretch stretch) {
        int chance = chances[number];
        if (volunteer > 0 && chance >= 4 && chance < 86) {
            afterthoughts.approved(entry(number), stretch);
        } else if (chance >= 91 && chance < 97) {
            afterthoughts.forgotten(entry(number), stretch);
        }
    }

    private String entry(int number) {
        return "entry" + volunteer + "." + number;
    }

    /** Whether it is one of those that are approved with the others of the quarter. */
    private boolean log(int number, Stretch stretch) {
        Instant at = after(stretch.day(), 1, 18);
        int chance = chances[number];
        boolean draft = chance >= 97;
        script.as(Who.MANAGER)
                .make(
                        district.key(entry(number)),
                        at,
                        path + "/hours",
                        "activity",
                        stretch.activity() == null ? null : district.ref(stretch.activity()),
                        "task",
                        stretch.task(),
                        "start",
                        text(stretch, 0),
                        "end",
                        text(stretch, stretch.minutes()),
                        "draft",
                        draft ? true : null);
        String entry = HOURS + district.ref(entry(number));
        if (chance == 96) { // written down twice
            script.mistake(
                    409,
                    at,
                    path + "/hours",
                    "task",
                    stretch.task(),
                    "start",
                    text(stretch, 15),
                    "end",
                    text(stretch, stretch.minutes() + 15));
        }
        if (chance == 95) { // who wrote it may not approve it
            script.mistake(403, at, entry + "/approval");
        }
        if (chance >= 86 && chance < 91) {
            script.as(Who.COORDINATOR).post(at, entry + "/rejection", "reason", "Die Zeit fehlt auf der Liste.");
            if (chance < 89) {
                script.as(Who.MANAGER).post(at.plusSeconds(3_600), entry + "/submission");
                script.as(Who.COORDINATOR).post(at.plusSeconds(7_200), entry + "/approval");
            }
        }
        return chance < 86;
    }

    /** The last month of it. */
    private static YearMonth endOfQuarter(LocalDate day) {
        return YearMonth.of(day.getYear(), (day.getMonthValue() + 2) / 3 * 3);
    }

    private void approve(YearMonth month, List<String> entries) {
        Instant at = after(month.atEndOfMonth(), 4, 11);
        for (int from = 0; from < entries.size(); from += MOST_AT_ONCE) {
            List<String> some = entries.subList(from, Math.min(entries.size(), from + MOST_AT_ONCE));
            script.as(Who.COORDINATOR).post(at, HOURS + "approvals", "ids", List.copyOf(some));
        }
    }

    /** A few that were approved are corrected, and mostly approved again; a few are taken back. */
    private void changeOfMind(int number, Stretch stretch) {
        int chance = chances[number];
        Instant at = after(stretch.day(), 40, 10);
        String entry = HOURS + district.ref(entry(number));
        if (chance < 3) {
            script.as(Who.MANAGER)
                    .post(
                            at,
                            entry + "/corrections",
                            "start",
                            text(stretch, 0),
                            "end",
                            text(stretch, stretch.minutes() - 15),
                            "reason",
                            "früher gegangen");
            if (chance < 2) {
                script.as(Who.COORDINATOR).post(at.plusSeconds(3_600), entry + "/approval");
            }
        } else if (chance == 3) {
            script.as(Who.COORDINATOR).post(at, entry + "/approval-revocation", "reason", "doppelt bestätigt");
        }
    }

    /** A statement leaves the house; that of the first volunteer is overtaken by a correction. */
    private void issue() {
        int year = district.calendar().today().getYear();
        script.as(Who.MANAGER).post(null, path + "/hours-statements", "year", year);
        for (int i = stretches.size() - 1; i >= 0 && volunteer == 0; i--) {
            if (chances[i] >= 4 && chances[i] < 86 && stretches.get(i).day().getYear() == year) {
                script.as(Who.COORDINATOR)
                        .post(
                                district.calendar().latest(),
                                HOURS + district.ref(entry(i)) + "/approval-revocation",
                                "reason",
                                "nicht belegt");
                return;
            }
        }
    }

    private static Instant after(LocalDate day, int days, int hour) {
        return Calendar.at(day.plusDays(days), hour);
    }

    private static String text(Stretch stretch, int minutes) {
        ZonedDateTime start = stretch.day().atTime(stretch.from()).atZone(Calendar.ZONE);
        return Gathering.text(start.plusMinutes(minutes));
    }
}
