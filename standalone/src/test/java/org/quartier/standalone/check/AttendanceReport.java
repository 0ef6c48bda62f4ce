package org.quartier.standalone.check;

import java.time.YearMonth;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.quartier.kernel.event.ParticipationEvent.HeadsCounted;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.value.AgeBand;
import org.quartier.standalone.check.Participations.Registration;
import org.quartier.standalone.check.Statistic.Figures;
import org.quartier.standalone.check.Statistic.Row;

/** {@code /statistics/attendance}, by each dimension, by some of them together and by all. */
final class AttendanceReport implements Report {

    private static final String UNKNOWN = "UNKNOWN";

    private static final List<List<String>> GROUPINGS = List.of(
            List.of(),
            List.of("month"),
            List.of("quarter"),
            List.of("kind"),
            List.of("ageBand"),
            List.of("language"),
            List.of("month", "kind"),
            List.of("quarter", "ageBand"),
            List.of("kind", "language"),
            List.of("ageBand", "language"),
            List.of("month", "quarter", "kind", "ageBand", "language"));

    static final Figures FIGURES = new Figures(
            List.of("activities", "registered", "visits", "uniquePersons", "headCount", "reported", "noShows"),
            Set.of("activities", "uniquePersons"),
            Set.of("headCount"));

    private interface Grouping {
        Row row(String ageBand, String language);
    }

    @Override
    public void check(Told told, Questions questions, Differences differences) {
        for (Statistic statistic : told.moments("attendance")) {
            for (List<String> by : GROUPINGS) {
                Statistic asked = statistic.by(by);
                asked.compare(rows(asked, told), FIGURES, questions, differences);
            }
        }
    }

    static Map<String, Row> rows(Statistic asked, Told told) {
        Map<String, Row> rows = new TreeMap<>();
        asked.then(told)
                .forEach((zone, then) -> then.activities.all().stream()
                        .filter(activity -> activity.takesPlace()
                                && Activities.zone(activity, told.people.zones).equals(zone)
                                && asked.isOf(activity.day(zone))
                                && (asked.quarter() == null || asked.quarter().equals(activity.quarter.toString())))
                        .forEach(activity -> add(asked, activity, then.participations.of(activity.id), zone, rows)));
        return rows;
    }

    private static void add(
            Statistic asked,
            Activities.State activity,
            Participations.State participation,
            ZoneId zone,
            Map<String, Row> rows) {
        Grouping grouping = (band, language) -> {
            String key = asked.key(dimension -> switch (dimension) {
                case "month" -> YearMonth.from(activity.day(zone)).toString();
                case "quarter" -> activity.quarter.toString();
                case "kind" -> activity.details.kind().name();
                case "ageBand" -> band;
                default -> language;
            });
            Row row = rows.computeIfAbsent(key, made -> new Row());
            row.from(participation.events);
            return row;
        };
        if (!asked.by().contains("ageBand") && !asked.by().contains("language")) {
            grouping.row(UNKNOWN, UNKNOWN).count("activities", activity.id);
        }
        named(participation, grouping);
        long nameless = participation.reported() - participation.named();
        if (nameless > 0) {
            Row row = grouping.row(UNKNOWN, UNKNOWN);
            row.count("activities", activity.id);
            row.add("reported", nameless);
        }
        counted(participation, grouping);
    }

    private static void named(Participations.State participation, Grouping grouping) {
        Set<PersonId> registered = new HashSet<>();
        Set<PersonId> visited = new HashSet<>();
        Set<PersonId> missed = new HashSet<>();
        for (Registration one : participation.registrations.values()) {
            String language = one.made.language() == null ? UNKNOWN : one.made.language();
            if (!one.isRegistered() && !one.isVisit() && !one.isNoShow()) {
                continue;
            }
            Row row = grouping.row(one.made.ageBand().code(), language);
            row.count("activities", participation.activity);
            row.add("registered", one.isRegistered() && registered.add(one.person()) ? 1 : 0);
            row.add("noShows", one.isNoShow() && missed.add(one.person()) ? 1 : 0);
            if (one.isVisit() && visited.add(one.person())) {
                row.add("visits", 1);
                row.add("reported", 1);
                row.count("uniquePersons", one.person());
            }
        }
    }

    /** What was counted without a category is of an unknown one. */
    private static void counted(Participations.State participation, Grouping grouping) {
        HeadsCounted count = participation.count;
        if (count == null) {
            return;
        }
        int rest = count.total();
        for (Map.Entry<AgeBand, Integer> band : count.byCategory().entrySet()) {
            if (band.getKey() != AgeBand.UNKNOWN) {
                add(participation, grouping, band.getKey(), band.getValue());
                rest -= band.getValue();
            }
        }
        if (rest > 0 || count.byCategory().isEmpty() || count.byCategory().containsKey(AgeBand.UNKNOWN)) {
            add(participation, grouping, AgeBand.UNKNOWN, rest);
        }
    }

    private static void add(Participations.State participation, Grouping grouping, AgeBand band, int heads) {
        Row row = grouping.row(band.code(), UNKNOWN);
        row.add("headCount", heads);
        if (heads > 0) {
            row.count("activities", participation.activity);
        }
    }
}
