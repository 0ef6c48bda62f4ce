package org.quartier.standalone.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.quartier.kernel.value.RegistrationStatus;
import org.quartier.standalone.check.Participations.Registration;
import tools.jackson.databind.JsonNode;

/** {@code /activities/{id}/participation} and {@code /waiting-list}: places, who has one, who waits and for how long. */
final class ParticipationReport implements Report {

    @Override
    public void check(Told told, Questions questions, Differences differences) {
        for (Participations.State state : told.participations.all()) {
            boolean touched = !state.registrations.isEmpty() || state.count != null || !state.namelessHeads.isEmpty();
            if (touched || state.capacity != null) {
                participation(state, questions, differences);
            }
            if (state.decisions > 0 || !state.waiting().isEmpty()) {
                waitingList(state, questions, differences);
            }
        }
    }

    private static void participation(Participations.State state, Questions questions, Differences differences) {
        String path = "/activities/" + state.activity + "/participation";
        JsonNode answer = questions.ask(path);
        differences.compare(
                path + " places",
                state.capacity == null ? null : state.capacity.places(),
                answer.get("places"),
                state.events);
        differences.compare(path + " free", state.free(), answer.get("free"), state.events);
        differences.compare(path + " reported", state.reported(), answer.get("reported"), state.events);
        differences.compare(
                path + " headCount",
                state.count == null ? null : state.count.total(),
                answer.get("headCount"),
                state.events);
        Map<String, Integer> positions = new HashMap<>();
        List<Registration> waiting = state.waiting();
        for (int i = 0; i < waiting.size(); i++) {
            positions.put(waiting.get(i).made.registration().toString(), i + 1);
        }
        JsonNode items = answer.get("registrations");
        differences.compare(path + " registrations", state.registrations.size(), "" + items.size(), state.events);
        Map<String, JsonNode> answers = new HashMap<>();
        items.forEach(item -> answers.put(item.get("registration").asString(), item));
        state.registrations.values().forEach(one -> {
            String id = one.made.registration().toString();
            JsonNode item = answers.get(id);
            String figure = path + " [" + id + "] ";
            if (item == null) {
                differences.compare(figure, "registered", "nothing", state.events);
                return;
            }
            differences.compare(figure + "status", one.status, item.get("status"), state.events);
            differences.compare(figure + "companions", one.made.companions(), item.get("companions"), state.events);
            differences.compare(figure + "position", positions.get(id), item.get("position"), state.events);
            differences.compare(figure + "attendance", one.attendance.status(), item.get("attendance"), state.events);
            differences.compare(figure + "minutes", one.attendance.minutes(), item.get("minutes"), state.events);
            differences.compare(figure + "source", one.made.source(), item.get("source"), state.events);
            differences.compare(
                    figure + "offeredUntil",
                    one.status == RegistrationStatus.OFFERED ? one.offeredUntil : null,
                    item.get("offeredUntil"),
                    state.events);
        });
    }

    private static void waitingList(Participations.State state, Questions questions, Differences differences) {
        String path = "/activities/" + state.activity + "/waiting-list";
        JsonNode answer = questions.ask(path);
        differences.compare(path + " free", state.free(), answer.get("free"), state.events);
        differences.compare(
                path + " waiting",
                state.waiting().stream()
                        .map(one -> one.made.registration().toString())
                        .toList(),
                answer.get("waiting")
                        .valueStream()
                        .map(item -> item.get("registration").asString())
                        .toList()
                        .toString(),
                state.events);
        differences.compare(
                path + " offers",
                state.with(RegistrationStatus.OFFERED).count(),
                "" + answer.get("offers").size(),
                state.events);
        differences.compare(
                path + " decisions",
                state.decisions,
                "" + answer.get("decisions").size(),
                state.events);
    }
}
