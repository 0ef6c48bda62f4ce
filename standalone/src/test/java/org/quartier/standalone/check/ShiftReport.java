package org.quartier.standalone.check;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** {@code /activities/{id}/shifts}: who is needed, has signed up, stands by and was there. */
final class ShiftReport implements Report {

    @Override
    public void check(Told told, Questions questions, Differences differences) {
        Map<Object, List<Shifts.State>> byActivity =
                told.shifts.all().stream().collect(Collectors.groupingBy(shift -> shift.activity));
        byActivity.forEach((activity, shifts) -> {
            String path = "/activities/" + activity + "/shifts";
            Map<String, JsonNode> answers = new TreeMap<>();
            questions
                    .ask(path)
                    .get("items")
                    .forEach(item -> answers.put(item.get("id").asString(), item));
            for (Shifts.State shift : shifts) {
                compare(path, shift, answers.get(shift.id.toString()), differences);
            }
        });
    }

    private static void compare(String path, Shifts.State shift, @Nullable JsonNode item, Differences differences) {
        String figure = path + " [" + shift.id + "] ";
        if (item == null) {
            differences.compare(figure, shift.word, "nothing", shift.events);
            return;
        }
        int signedUp = shift.signedUp.size();
        int needed = shift.need.needed();
        differences.compare(figure + "state", shift.word, item.get("state"), shift.events);
        differences.compare(figure + "needed", needed, item.get("needed"), shift.events);
        differences.compare(figure + "signedUp", signedUp, item.get("signedUp"), shift.events);
        differences.compare(figure + "missing", Math.max(0, needed - signedUp), item.get("missing"), shift.events);
        differences.compare(
                figure + "standby",
                shift.standby.size(),
                ""
                        + item.get("volunteers")
                                .valueStream()
                                .filter(one -> one.get("standing").asString().equals("STANDBY"))
                                .count(),
                shift.events);
        differences.compare(
                figure + "checkedIn",
                shift.there.size(),
                ""
                        + item.get("volunteers")
                                .valueStream()
                                .filter(one -> one.get("checkedIn").asBoolean())
                                .count(),
                shift.events);
    }
}
