package org.quartier.standalone.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.quartier.kernel.event.PeriodEvent.PeriodClosed;
import org.quartier.kernel.value.ReportingPeriod;
import org.quartier.standalone.check.AdjustmentFold.Adjustment;
import tools.jackson.databind.JsonNode;

/** {@code /reporting-periods/{period}/adjustments}: each, their sums, and that with the report they are what is so now. */
final class AdjustmentReport implements Report {

    private static final Map<String, List<String>> ADDING_UP = Map.of(
            "attendance", List.of("activities", "registered", "visits", "headCount", "reported", "noShows"),
            "hours", List.of("entries", "approvedEntries", "approvedMinutes", "submittedMinutes", "rejectedMinutes"));

    @Override
    public void check(Told told, Questions questions, Differences differences) {
        for (Fact fact : told.facts()) {
            if (fact.event() instanceof PeriodClosed close) {
                check(close.period(), fact.position(), told, questions, differences);
            }
        }
    }

    private static void check(
            ReportingPeriod period, long closedAt, Told told, Questions questions, Differences differences) {
        String path = "/reporting-periods/" + period + "/adjustments";
        List<Adjustment> expected = new AdjustmentFold(period, closedAt, told).all();
        List<Long> events = expected.stream()
                .map(adjustment -> adjustment.fact().position())
                .toList();
        Map<Long, JsonNode> items = new TreeMap<>();
        questions.items(path).forEach(item -> items.put(item.get("position").asLong(), item));
        differences.compare(path + " items", events, new ArrayList<>(items.keySet()).toString(), events);
        Map<String, Long> sum = new TreeMap<>();
        for (Adjustment adjustment : expected) {
            adjustment.delta().forEach((figure, by) -> sum.merge(figure, by, Long::sum));
            JsonNode item = items.get(adjustment.fact().position());
            if (item != null) {
                compare(path + " [" + adjustment.fact().position() + "] ", adjustment, item, differences);
            }
        }
        differences.compare(path + " sum", sum, fields(questions.ask(path).get("sum")), events);
        differences.compare(
                path + " count",
                expected.size(),
                questions.ask("/reporting-periods/" + period).get("adjustments"),
                events);
        reconcile(period, sum, questions, differences, events);
    }

    private static void compare(String figure, Adjustment adjustment, JsonNode item, Differences differences) {
        List<Long> event = List.of(adjustment.fact().position());
        differences.compare(figure + "type", adjustment.type(), item.get("type"), event);
        differences.compare(figure + "activity", adjustment.activity(), item.get("activity"), event);
        differences.compare(figure + "hourEntry", adjustment.hourEntry(), item.get("hourEntry"), event);
        differences.compare(figure + "bookedIn", adjustment.bookedIn(), item.get("bookedIn"), event);
        differences.compare(figure + "before", adjustment.before(), fields(item.get("before")), event);
        differences.compare(figure + "after", adjustment.after(), fields(item.get("after")), event);
        differences.compare(figure + "delta", adjustment.delta(), fields(item.get("delta")), event);
        differences.compare(figure + "reason", adjustment.reason(), item.get("reason"), event);
        differences.compare(figure + "original", adjustment.original(), item.get("original"), event);
        differences.compare(figure + "actor", adjustment.fact().about().actor(), item.get("actor"), event);
    }

    /** What was reported and all that came after it are what the statistics say now. */
    private static void reconcile(
            ReportingPeriod period,
            Map<String, Long> sum,
            Questions questions,
            Differences differences,
            List<Long> events) {
        JsonNode report = questions.ask("/reporting-periods/" + period + "/report.json");
        for (JsonNode table : report.at("/figures/tables")) {
            String name = table.get("name").asString();
            if (table.get("by").isEmpty() && ADDING_UP.containsKey(name)) {
                Statistic now = new Statistic(name, period.from(), period.to(), List.of(), null, null, null);
                JsonNode row = questions.ask(now.path()).at("/rows/0");
                for (String figure : ADDING_UP.getOrDefault(name, List.of())) {
                    long reported = table.at("/rows/0").path(figure).asLong(0);
                    differences.compare(
                            now.path() + " reported and adjusted " + figure,
                            reported + sum.getOrDefault(figure, 0L),
                            "" + row.path(figure).asLong(0),
                            events);
                }
            }
        }
    }

    private static String fields(JsonNode object) {
        Map<String, String> fields = new TreeMap<>();
        object.properties()
                .forEach(field -> fields.put(field.getKey(), field.getValue().asString()));
        return fields.toString();
    }
}
