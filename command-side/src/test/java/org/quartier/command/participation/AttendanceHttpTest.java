package org.quartier.command.participation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quartier.command.participation.Cafe.places;
import static org.quartier.command.participation.ParticipationWorld.in;
import static org.quartier.command.participation.ParticipationWorld.path;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.quartier.command.CommandSideTest;
import org.quartier.kernel.event.StaffEvent.StaffMemberJoined;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.StaffId;
import org.quartier.kernel.testing.TestHttp.Answer;

/** Attendance, check-ins and head counts over HTTP. */
@CommandSideTest
class AttendanceHttpTest extends OverHttp {

    @Test
    @DisplayName("R-23, R-24 attendance over HTTP")
    void attendance() {
        ActivityId soon = world.activity(in(59), null, null);
        ActivityId later = world.activity(in(61), null, null);
        PersonId anna = world.person();
        register(soon, anna);
        register(later, anna);
        String present = "{\"status\": \"PRESENT\"}";

        refused(manager.put(path(later, "attendance/" + anna), present), 409, "R-23", "too-early");
        ok(manager.put(path(later, "attendance/" + anna), "{\"status\": \"EXCUSED\"}"), 200);
        ok(manager.put(path(soon, "attendance/" + anna), present), 200);
        int stored = log(soon).size();
        ok(manager.put(path(soon, "attendance/" + anna), present), 200);
        refused(
                manager.put(path(soon, "attendance/" + anna), "{\"status\": \"ABSENT\"}"),
                409,
                "R-24",
                "already-recorded");
        refused(
                manager.put(path(soon, "attendance/" + anna), "{\"status\": \"PARTIAL\"}"),
                422,
                "R-22",
                "minutes-only-of-partial");
        assertThat(log(soon)).hasSize(stored);
    }

    @Test
    @DisplayName("R-28 nobody corrects a record about themself")
    void corrections() {
        ActivityId activity = world.activity(in(30), null, null);
        PersonId anna = world.person();
        StaffId staff = StaffId.next();
        world.publish(staff, new StaffMemberJoined(staff, anna, world.actor("anna"), List.of("moderator"), List.of()));
        register(activity, anna);
        String corrections = path(activity, "attendance/" + anna + "/corrections");
        String body = "{\"status\": \"PRESENT\", \"reason\": \"was there after all\"}";

        refused(world.as("anna", "Demo", "quarter-manager").post(corrections, body), 403, "R-28", "own-record");
        refused(
                manager.post(corrections, "{\"status\": \"PRESENT\", \"reason\": \"too short\"}"),
                422,
                "R-28",
                "correction-needs-a-reason");
        ok(manager.post(corrections, body), 200);
    }

    @Test
    @DisplayName("R-25, R-26 check-ins over HTTP: the same scan, a full room, an annulment")
    void checkIns() {
        ActivityId activity = world.activity(in(30), world.room(2), places(0));
        PersonId anna = world.person();
        String checkIns = path(activity, "check-ins");
        String scan = "{\"personId\": \"" + anna + "\", \"device\": \"Tür\", \"nonce\": \"1\"}";

        Answer first = manager.post(checkIns, scan);
        ok(first, 201);
        assertThat(first.json().at("/walkIn").asBoolean()).isTrue();
        ok(register(activity, world.person()), 201);
        int stored = log(activity).size();
        Answer again = manager.post(checkIns, scan);
        ok(again, 201);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(again.position()).isEqualTo(first.position());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(log(activity)).hasSize(stored);

        String two = "{\"walkIn\": {\"companions\": 1}, \"device\": \"Tür\", \"nonce\": \"2\"}";
        refused(manager.post(checkIns, two), 409, "R-26", "fire-safety-maximum");
        String nobody = "{\"device\": \"Tür\", \"nonce\": \"3\"}";
        refused(manager.post(checkIns, nobody), 422, "R-26", "person-or-walk-in");
        ok(manager.post(path(ActivityId.next(), "check-ins"), nobody), 404);
        ok(manager.post(checkIns, nobody, "If-Match", "\"0\""), 412);
        refused(
                manager.post(checkIns + "/" + first.id() + "/annulment", "{}"),
                422,
                "R-25",
                "annulment-needs-a-reason");
        ok(manager.post(checkIns + "/" + first.id() + "/annulment", "{\"reason\": \"wrong list\"}"), 200);
        ok(manager.post(checkIns, two), 201);
    }

    @Test
    @DisplayName("R-27 head counts over HTTP")
    void headCounts() {
        ActivityId activity = world.activity(in(30), null, null);
        String counts = path(activity, "head-counts");

        Answer zero = manager.post(counts, "{\"total\": 0, \"additional\": false}");
        ok(zero, 201);
        Answer later = manager.post(
                counts, "{\"total\": 3, \"additional\": false, \"byCategory\": {\"0_5\": 1, \"UNKNOWN\": 2}}");
        assertThat(later.json().at("/superseded").asInt(-1)).isZero();
        refused(
                manager.post(counts, "{\"total\": 2, \"additional\": true, \"byCategory\": {\"0_5\": 3}}"),
                422,
                "R-27",
                "categories-within-total");
        ok(manager.post(counts, "{\"total\": 2, \"additional\": true, \"byCategory\": {\"OLD\": 1}}"), 400);
        ok(manager.post(counts, "{\"total\": 2, \"additional\": true, \"byCategory\": {\"0_5\": -1}}"), 400);
        ok(manager.post(counts, "{\"total\": 2}"), 400);
    }
}
