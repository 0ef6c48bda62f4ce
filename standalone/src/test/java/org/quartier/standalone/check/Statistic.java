package org.quartier.standalone.check;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One question to a statistic, and the rows that answer it.
 *
 * @param name below {@code /statistics}
 * @param to the day after the last one
 * @param asOf what was true at the end of which day, and {@code knownAt} what was known; null for what is now
 */
record Statistic(
        String name,
        LocalDate from,
        LocalDate to,
        List<String> by,
        @Nullable String quarter,
        @Nullable LocalDate asOf,
        @Nullable LocalDate knownAt) {

    /** One row: sums, numbers of different things, and the events that they come of. */
    static final class Row {
        private final Map<String, @Nullable Long> sums = new LinkedHashMap<>();
        private final Map<String, Set<Object>> different = new LinkedHashMap<>();
        private final Set<Long> events = new HashSet<>();

        void add(String figure, long value) {
            sums.merge(figure, value, Long::sum);
        }

        void count(String figure, Object thing) {
            different.computeIfAbsent(figure, key -> new HashSet<>()).add(thing);
        }

        void from(Collection<Long> positions) {
            events.addAll(positions);
        }

        private @Nullable Object figure(String name, Set<String> distinct, Set<String> perhapsNothing) {
            if (distinct.contains(name)) {
                return different.getOrDefault(name, Set.of()).size();
            }
            Long sum = sums.get(name);
            return sum == null && !perhapsNothing.contains(name) ? Long.valueOf(0) : sum;
        }
    }

    /** Which figures there are. */
    record Figures(List<String> all, Set<String> distinct, Set<String> perhapsNothing) {}

    Statistic by(List<String> dimensions) {
        return new Statistic(name, from, to, dimensions, quarter, asOf, knownAt);
    }

    String path() {
        return "/statistics/" + name + "?from=" + from + "&to=" + to
                + String.join(
                        "", by.stream().map(dimension -> "&by=" + dimension).toList())
                + (quarter == null ? "" : "&quarter=" + quarter)
                + (asOf == null ? "" : "&asOf=" + asOf)
                + (knownAt == null ? "" : "&knownAt=" + knownAt);
    }

    boolean isOf(LocalDate day) {
        return !day.isBefore(from) && day.isBefore(to);
    }

    /** What is told of each zone, because the day that is asked for ends at another instant in each. */
    Map<ZoneId, Told> then(Told told) {
        Map<ZoneId, Told> then = new LinkedHashMap<>();
        Set<ZoneId> zones = new HashSet<>(told.people.zones.values());
        zones.add(People.USUAL_ZONE);
        told.activities.all().forEach(activity -> zones.add(Activities.zone(activity, told.people.zones)));
        zones.forEach(zone -> then.put(zone, told.then(asOf, knownAt, zone)));
        return then;
    }

    /** The key of a row, from the value of each dimension. */
    String key(Function<String, String> value) {
        return String.join(" ", by.stream().map(value).toList());
    }

    /** Asks, and compares all figures of all rows. */
    void compare(Map<String, Row> rows, Figures figures, Questions questions, Differences differences) {
        compare(path(), rows, figures, questions.ask(path()).get("rows"), differences);
    }

    /** Compares all figures of rows that were answered. */
    void compare(String question, Map<String, Row> rows, Figures figures, JsonNode answered, Differences differences) {
        Map<String, Row> expected = new TreeMap<>(rows);
        if (by.isEmpty()) {
            expected.computeIfAbsent("", key -> new Row());
        }
        Map<String, JsonNode> answers = new TreeMap<>();
        for (JsonNode row : answered) {
            answers.put(key(dimension -> row.get(dimension).asString()), row);
        }
        differences.compare(
                question + " rows", expected.keySet(), answers.keySet().toString(), List.of());
        expected.forEach((key, row) -> {
            JsonNode answer = answers.get(key);
            if (answer != null) {
                for (String figure : figures.all()) {
                    differences.compare(
                            question + " [" + key + "] " + figure,
                            row.figure(figure, figures.distinct(), figures.perhapsNothing()),
                            answer.get(figure),
                            row.events);
                }
            }
        });
    }
}
