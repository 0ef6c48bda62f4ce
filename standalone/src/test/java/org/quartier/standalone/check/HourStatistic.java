package org.quartier.standalone.check;

import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.id.QuarterId;
import org.quartier.standalone.check.Hours.Entry;
import org.quartier.standalone.check.Hours.Standing;
import org.quartier.standalone.check.Statistic.Figures;
import org.quartier.standalone.check.Statistic.Row;

/** {@code /statistics/hours}: volunteered time by month, quarter and kind of activity. */
final class HourStatistic implements Report {

    private static final List<List<String>> GROUPINGS = List.of(
            List.of(), List.of("month"), List.of("quarter"), List.of("kind"), List.of("month", "quarter", "kind"));

    static final Figures FIGURES = new Figures(
            List.of(
                    "entries",
                    "approvedEntries",
                    "approvedMinutes",
                    "submittedMinutes",
                    "rejectedMinutes",
                    "uniqueVolunteers"),
            Set.of("uniqueVolunteers"),
            Set.of());

    @Override
    public void check(Told told, Questions questions, Differences differences) {
        for (Statistic statistic : told.moments("hours")) {
            for (List<String> by : GROUPINGS) {
                Statistic asked = statistic.by(by);
                asked.compare(rows(asked, told), FIGURES, questions, differences);
            }
        }
    }

    static Map<String, Row> rows(Statistic asked, Told told) {
        Map<String, Row> rows = new TreeMap<>();
        asked.then(told).forEach((zone, then) -> {
            for (Entry entry : then.hours.all()) {
                QuarterId quarter = quarter(entry, told);
                if (zone(quarter, told).equals(zone)
                        && !entry.now().status().equals("DRAFT")
                        && asked.isOf(entry.now().day(zone))
                        && (asked.quarter() == null || asked.quarter().equals(String.valueOf(quarter)))) {
                    Row row = rows.computeIfAbsent(
                            asked.key(dimension -> switch (dimension) {
                                case "month" ->
                                    YearMonth.from(entry.now().day(zone)).toString();
                                case "quarter" -> String.valueOf(quarter);
                                default -> kind(entry, then);
                            }),
                            key -> new Row());
                    add(row, entry);
                }
            }
        });
        return rows;
    }

    private static void add(Row row, Entry entry) {
        Standing now = entry.now();
        row.from(entry.events());
        row.add("entries", 1);
        switch (now.status()) {
            case "APPROVED" -> {
                row.add("approvedEntries", 1);
                row.add("approvedMinutes", now.minutes());
                row.count("uniqueVolunteers", entry.volunteer);
            }
            case "SUBMITTED" -> row.add("submittedMinutes", now.minutes());
            default -> row.add("rejectedMinutes", now.minutes());
        }
    }

    /** Of the activity, or else of the volunteer. */
    static @Nullable QuarterId quarter(Entry entry, Told told) {
        if (entry.activity != null) {
            return told.activities.of(entry.activity).quarter;
        }
        People.Volunteer volunteer = told.people.volunteers.get(entry.volunteer);
        return volunteer == null ? null : volunteer.quarter;
    }

    static ZoneId zone(@Nullable QuarterId quarter, Told told) {
        return quarter == null ? People.USUAL_ZONE : told.people.zones.getOrDefault(quarter, People.USUAL_ZONE);
    }

    private static String kind(Entry entry, Told then) {
        return entry.activity == null || !then.activities.knows(entry.activity)
                ? "NONE"
                : then.activities.of(entry.activity).details.kind().name();
    }
}
