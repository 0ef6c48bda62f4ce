package org.quartier.standalone.check;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** {@code /calendar}: what is in it, how it stands, and how often it moved. */
final class CalendarReport implements Report {

    @Override
    public void check(Told told, Questions questions, Differences differences) {
        Map<String, JsonNode> answers = new TreeMap<>();
        for (JsonNode item : questions.items("/calendar?from=1990-01-01&to=2199-01-01")) {
            answers.put(item.get("activity").asString(), item);
        }
        differences.compare("/calendar items", told.activities.all().size(), "" + answers.size(), List.of());
        for (Activities.State activity : told.activities.all()) {
            JsonNode item = answers.get(activity.id.toString());
            String figure = "/calendar [" + activity.id + "] ";
            if (item == null) {
                differences.compare(figure, activity.word(), "nothing", activity.events);
                continue;
            }
            differences.compare(figure + "state", activity.word(), item.get("state"), activity.events);
            differences.compare(figure + "sequence", activity.sequence, item.get("sequence"), activity.events);
            differences.compare(figure + "kind", activity.details.kind(), item.get("kind"), activity.events);
            differences.compare(
                    figure + "outOfHours", activity.outOfHours != null, item.get("outOfHours"), activity.events);
            differences.compare(
                    figure + "start",
                    activity.slot.start().toEpochMilli(),
                    ""
                            + OffsetDateTime.parse(item.at("/slot/start").asString())
                                    .toInstant()
                                    .toEpochMilli(),
                    activity.events);
        }
    }
}
