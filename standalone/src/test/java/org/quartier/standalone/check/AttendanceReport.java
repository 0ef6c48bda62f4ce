package org.quartier.standalone.check;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.quartier.kernel.event.ParticipationEvent.HeadsCounted;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.value.AgeBand;
import org.quartier.standalone.check.Participations.Registration;
import tools.jackson.databind.JsonNode;

/** {@code /statistics/attendance}, by each dimension, by pairs of them and by all, of all time, of months and quarters. */
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

    /** One row. */
    private static final class Row {
        private final Set<Object> activities = new HashSet<>();
        private final Set<PersonId> unique = new HashSet<>();
        private final Set<Long> events = new HashSet<>();
        private long registered;
        private long visits;
        private long headCount;
        private boolean counted;
        private long reported;
        private long noShows;
    }

    @Override
    public void check(Told told, Questions questions, Differences differences) {
        List<LocalDate> days = told.activities.all().stream()
                .map(activity -> day(activity, told))
                .sorted()
                .toList();
        if (days.isEmpty()) {
            return;
        }
        LocalDate from = days.getFirst();
        LocalDate to = days.getLast().plusDays(1);
        for (List<String> by : GROUPINGS) {
            check(told, questions, differences, by, from, to, "");
        }
        LocalDate middle = days.get(days.size() / 2);
        check(told, questions, differences, List.of("kind", "ageBand"), YearMonth.from(middle).atDay(1), middle, "");
        told.people.zones.keySet().forEach(quarter ->
                check(told, questions, differences, List.of("kind"), from, middle, "&quarter=" + quarter));
    }

    private static LocalDate day(Activities.State activity, Told told) {
        return activity.slot
                .start()
                .atZone(Activities.zone(activity, told.people.zones))
                .toLocalDate();
    }

    private static void check(
            Told told,
            Questions questions,
            Differences differences,
            List<String> by,
            LocalDate from,
            LocalDate to,
            String quarter) {
        Predicate<Activities.State> asked = activity -> activity.takesPlace()
                && !day(activity, told).isBefore(from)
                && day(activity, told).isBefore(to)
                && (quarter.isEmpty() || quarter.endsWith(activity.quarter.toString()));
        Map<String, Row> rows = new TreeMap<>();
        if (by.isEmpty()) {
            rows.put("", new Row());
        }
        told.activities.all().stream().filter(asked).forEach(activity -> add(told, activity, by, rows));
        String path = "/statistics/attendance?from=" + from + "&to=" + to + quarter
                + String.join("", by.stream().map(dimension -> "&by=" + dimension).toList());
        compare(path, by, rows, questions.ask(path).get("rows"), differences);
    }

    private static void add(Told told, Activities.State activity, List<String> by, Map<String, Row> rows) {
        Participations.State participation = told.participations.of(activity.id);
        boolean ofPersons = by.contains("ageBand") || by.contains("language");
        Grouping grouping = (band, language) -> {
            List<String> key = new ArrayList<>();
            for (String dimension : by) {
                key.add(
                        switch (dimension) {
                            case "month" -> YearMonth.from(day(activity, told)).toString();
                            case "quarter" -> activity.quarter.toString();
                            case "kind" -> activity.details.kind().name();
                            case "ageBand" -> band;
                            default -> language;
                        });
            }
            Row row = rows.computeIfAbsent(String.join(" ", key), made -> new Row());
            row.events.addAll(participation.events);
            return row;
        };
        if (!ofPersons) {
            grouping.row(UNKNOWN, UNKNOWN).activities.add(activity.id);
        }
        named(participation, grouping);
        long nameless = participation.reported() - participation.named();
        if (nameless > 0) {
            Row row = grouping.row(UNKNOWN, UNKNOWN);
            row.activities.add(activity.id);
            row.reported += nameless;
        }
        counted(participation, grouping);
    }

    private interface Grouping {
        Row row(String ageBand, String language);
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
            row.activities.add(participation.activity);
            row.registered += one.isRegistered() && registered.add(one.person()) ? 1 : 0;
            row.noShows += one.isNoShow() && missed.add(one.person()) ? 1 : 0;
            if (one.isVisit() && visited.add(one.person())) {
                row.visits++;
                row.reported++;
                row.unique.add(one.person());
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
        row.counted = true;
        row.headCount += heads;
        if (heads > 0) {
            row.activities.add(participation.activity);
        }
    }

    private static void compare(
            String path, List<String> by, Map<String, Row> rows, JsonNode answered, Differences differences) {
        Map<String, JsonNode> answers = new TreeMap<>();
        for (JsonNode row : answered) {
            answers.put(
                    String.join(" ", by.stream().map(dimension -> row.get(dimension).asString()).toList()), row);
        }
        differences.compare(path + " rows", rows.keySet(), answers.keySet().toString(), List.of());
        rows.forEach((key, row) -> {
            JsonNode answer = answers.get(key);
            if (answer != null) {
                String figure = path + " [" + key + "] ";
                differences.compare(figure + "activities", row.activities.size(), answer.get("activities"), row.events);
                differences.compare(figure + "registered", row.registered, answer.get("registered"), row.events);
                differences.compare(figure + "visits", row.visits, answer.get("visits"), row.events);
                differences.compare(
                        figure + "uniquePersons", row.unique.size(), answer.get("uniquePersons"), row.events);
                differences.compare(
                        figure + "headCount", row.counted ? row.headCount : null, answer.get("headCount"), row.events);
                differences.compare(figure + "reported", row.reported, answer.get("reported"), row.events);
                differences.compare(figure + "noShows", row.noShows, answer.get("noShows"), row.events);
            }
        });
    }
}
