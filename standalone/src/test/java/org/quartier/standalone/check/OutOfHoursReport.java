package org.quartier.standalone.check;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.quartier.kernel.id.PersonId;
import tools.jackson.databind.JsonNode;

/** {@code /statistics/out-of-hours}: what each staff member did there, as moderator or key holder. */
final class OutOfHoursReport implements Report {

    private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);

    /** One row. */
    private static final class Row {
        private int activities;
        private int minutes;
        private final List<Long> events = new ArrayList<>();
    }

    @Override
    public void check(Told told, Questions questions, Differences differences) {
        Map<String, Row> rows = new TreeMap<>();
        for (Activities.State activity : told.activities.all()) {
            if (activity.outOfHours != null
                    && activity.takesPlace()
                    && !activity.end().isAfter(told.now())) {
                LocalDate day = activity.slot
                        .start()
                        .atZone(Activities.zone(activity, told.people.zones))
                        .toLocalDate();
                for (PersonId person : bound(activity, told)) {
                    Row row = rows.computeIfAbsent(YearMonth.from(day) + " " + person, key -> new Row());
                    row.activities++;
                    row.minutes += activity.outOfHours.minutes();
                    row.events.addAll(activity.events);
                }
            }
        }
        Map<String, JsonNode> answers = new TreeMap<>();
        String path = "/statistics/out-of-hours?from=" + FIRST + "&to=" + FIRST.plusYears(100);
        questions
                .ask(path)
                .get("rows")
                .forEach(row -> answers.put(
                        row.get("month").asString() + " " + row.get("personId").asString(), row));
        differences.compare(path + " rows", rows.keySet(), answers.keySet().toString(), List.of());
        rows.forEach((key, row) -> {
            JsonNode answer = answers.get(key);
            if (answer != null) {
                differences.compare(
                        path + " [" + key + "] activities", row.activities, answer.get("activities"), row.events);
                differences.compare(path + " [" + key + "] minutes", row.minutes, answer.get("minutes"), row.events);
            }
        });
    }

    private static Set<PersonId> bound(Activities.State activity, Told told) {
        Set<PersonId> bound = new HashSet<>(activity.moderators.keySet());
        if (activity.details.keyHolder() != null) {
            bound.add(activity.details.keyHolder());
        }
        bound.retainAll(told.people.staff);
        return bound;
    }
}
