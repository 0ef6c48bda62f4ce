package org.quartier.command.hours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quartier.command.Office.made;
import static org.quartier.command.Office.ok;
import static org.quartier.command.Office.refused;

import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.quartier.command.CommandLog;
import org.quartier.command.CommandSideTest;
import org.quartier.command.Neighbourhood;
import org.quartier.command.Office;
import org.quartier.command.Scenario;
import org.quartier.kernel.event.ActivityEvent.ActivityCancelled;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.QuarterId;
import org.quartier.kernel.testing.TestDatabase;
import org.quartier.kernel.testing.TestHttp;
import org.quartier.kernel.testing.TestHttp.Answer;
import org.quartier.kernel.value.TimeSlot;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@CommandSideTest
class HoursHttpTest {

    private static final Instant MAY_5 = Instant.parse("2026-05-05T08:00:00Z");
    private static final String ONE_HOUR = """
        {"task": "tools", "start": "2026-05-05T08:00:00Z", "end": "2026-05-05T11:00:00+02:00"}\
        """;
    private static final String TWO_HOURS = """
        {"start": "2026-05-05T08:00:00Z", "end": "2026-05-05T10:00:00Z", "reason": "longer"}\
        """;

    @LocalServerPort
    private int port;

    @Autowired
    private TestDatabase database;

    @Autowired
    private EventStore store;

    @Autowired
    private TransactionManager transactions;

    private Office office;
    private CommandLog history;
    private TestHttp coordinator;
    private String ben;
    private String quarter;
    private String volunteer;

    @BeforeEach
    void aVolunteer() {
        office = Office.at(port, database);
        history = new CommandLog(store, transactions);
        coordinator = office.as("coordinator", "quarter-manager");
        ben = office.person("Ben");
        quarter = office.quarter();
        volunteer = made(office.manager().post("/api/v1/volunteers", """
            {"personId": "%s", "quarter": "%s"}\
            """.formatted(ben, quarter)));
    }

    @Test
    @DisplayName("R-39 from a draft to approval, and back")
    void approval() {
        Answer logged = log(ONE_HOUR.replace("}", ", \"draft\": true}"));
        String entry = made(logged);
        assertThat(logged.header("Location")).isEqualTo("/api/v1/hours/" + entry);
        ok(office.manager().post(path(entry, "submission"), ""));
        refused(office.manager().post(path(entry, "approval"), ""), 403, "R-40", "approved-by-someone-else");
        ok(coordinator.post(path(entry, "approval"), "{}"));
        ok(coordinator.post(path(entry, "approval-revocation"), "{\"reason\": \"was a mistake\"}"));
        ok(coordinator.post(path(entry, "rejection"), "{\"reason\": \"not seen\"}"));
        assertThat(office.stored(entry))
                .containsExactly(
                        "hours.drafted",
                        "hours.submitted",
                        "hours.approved",
                        "hours.approval-revoked",
                        "hours.rejected");
    }

    @Test
    @DisplayName("R-41 correcting approved hours needs a reason, and another approval")
    void correction() {
        String entry = approvedEntry();
        assertThat(coordinator
                        .post(path(entry, "corrections"), TWO_HOURS.replace("longer", " "))
                        .status())
                .isEqualTo(400);
        ok(coordinator.post(path(entry, "corrections"), TWO_HOURS));
        refused(coordinator.post(path(entry, "approval"), ""), 403, "R-40", "approved-by-someone-else");
        ok(office.administrator().post(path(entry, "approval"), ""));
        assertThat(office.stored(entry))
                .containsExactly(
                        "hours.drafted", "hours.submitted", "hours.approved", "hours.corrected", "hours.approved");
    }

    @Test
    @DisplayName("R-40 a volunteer who is on the staff does not approve their own hours")
    void notByTheVolunteer() {
        String subject = "ben-" + ben;
        made(office.administrator().post("/api/v1/staff", """
            {"personId": "%s", "subject": "%s", "roles": ["quarter-manager"], "quarters": []}\
            """.formatted(ben, subject)));
        String entry = made(log(ONE_HOUR));
        TestHttp himself = office.as(subject, "quarter-manager");
        refused(himself.post(path(entry, "approval"), ""), 403, "R-40", "approved-by-someone-else");
        // and not in the name of the volunteer either
        refused(
                coordinator.post(path(entry, "approval"), "", "On-Behalf-Of", ben),
                403,
                "R-40",
                "approved-by-someone-else");
        assertThat(office.stored(entry)).containsExactly("hours.drafted", "hours.submitted");
    }

    @Test
    @DisplayName("R-37 hours that cannot be are refused, and nothing is stored")
    void impossible() {
        long before = office.storedInAll();
        refused(log(ONE_HOUR.replace("08:00", "09:00")), 422, "R-37", "ends-after-it-starts");
        refused(log(ONE_HOUR.replace("05-05T08", "05-04T20").replace("Z", "+02:00")), 422, "R-37", "too-long");
        refused(log(ONE_HOUR.replace("2026", "9999")), 422, "R-37", "not-in-the-future");
        refused(
                log(ONE_HOUR.replace("{", "{\"activity\": \"" + UUID.randomUUID() + "\", ")),
                422,
                "R-73",
                "unknown-reference");
        assertThat(office.storedInAll()).isEqualTo(before);
    }

    @Test
    void anotherOrganisationFindsNeitherVolunteerNorEntry() {
        String entry = made(log(ONE_HOUR));
        refused(office.stranger().post("/api/v1/volunteers/" + volunteer + "/hours", ONE_HOUR), 404, null, "not-found");
        refused(office.stranger().post(path(entry, "approval"), ""), 404, null, "not-found");
        refused(office.stranger().post(path(entry, "corrections"), TWO_HOURS), 404, null, "not-found");
        assertThat(office.stored(entry)).containsExactly("hours.drafted", "hours.submitted");
    }

    @Test
    void whoHasLeftCanHaveHoursApprovedButNotNewOnes() {
        String entry = made(log(ONE_HOUR));
        String status = "/api/v1/volunteers/" + volunteer + "/status";
        ok(office.manager().put(status, "{\"status\": \"LEFT\"}"));
        refused(log(ONE_HOUR), 409, null, "volunteer-has-left");
        ok(coordinator.post(path(entry, "approval"), ""));
        ok(office.manager().put(status, "{\"status\": \"ACTIVE\"}"));
        made(log(ONE_HOUR.replace("05-05", "05-06")));
    }

    @Test
    @DisplayName("R-42 cancelling an activity never deletes hours")
    void cancelledActivity() {
        ActivityId cafe = ActivityId.next();
        isPlanned(cafe);
        String entry = made(log(ONE_HOUR.replace("{", "{\"activity\": \"" + cafe + "\", ")));
        history.append(Scenario.DEMO, cafe, new ActivityCancelled(cafe, "rain"));
        assertThat(office.stored(entry)).containsExactly("hours.drafted", "hours.submitted");
        ok(coordinator.post(path(entry, "approval"), ""));
        assertThat(office.stored(entry)).containsExactly("hours.drafted", "hours.submitted", "hours.approved");
    }

    @Test
    @DisplayName("R-29 a moderator writes hours down for their own activities only")
    void itsModerator() {
        String mia = office.person("Mia");
        String subject = "mia-" + mia;
        made(office.administrator().post("/api/v1/staff", """
            {"personId": "%s", "subject": "%s", "roles": ["moderator"], "quarters": []}\
            """.formatted(mia, subject)));
        ActivityId cafe = ActivityId.next();
        isPlanned(cafe);
        TestHttp moderator = office.as(subject, "moderator");
        String path = "/api/v1/volunteers/" + volunteer + "/hours";
        String atTheCafe = ONE_HOUR.replace("{", "{\"activity\": \"" + cafe + "\", ");
        long before = office.storedInAll();

        refused(moderator.post(path, ONE_HOUR), 403, "R-29", "only-its-moderator");
        refused(moderator.post(path, atTheCafe), 403, "R-29", "only-its-moderator");
        refused(
                moderator.post(path, ONE_HOUR.replace("{", "{\"activity\": \"" + UUID.randomUUID() + "\", ")),
                422,
                "R-73",
                "unknown-reference");
        assertThat(office.storedInAll()).isEqualTo(before);

        ok(office.manager().put("/api/v1/activities/" + cafe + "/moderators/" + mia, "{\"role\": \"LEAD\"}"));
        made(moderator.post(path, atTheCafe));
    }

    @Test
    @DisplayName("R-69 approved hours of an erased person stay, and no text about them can be added")
    void erasedPerson() {
        String entry = approvedEntry();
        ok(office.manager().post("/api/v1/persons/" + ben + "/erasure", "{\"reason\": \"he asked for it\"}"));
        refused(
                coordinator.post(path(entry, "approval-revocation"), "{\"reason\": \"was a mistake\"}"),
                409,
                "R-69",
                "person-erased");
        refused(log(ONE_HOUR.replace("05-05", "05-06")), 409, "R-69", "person-erased");
        assertThat(office.stored(entry)).containsExactly("hours.drafted", "hours.submitted", "hours.approved");
    }

    @Test
    @DisplayName("R-69 hours of an erased person are not submitted, neither a draft nor again; what waits is decided")
    void erasedPersonClaimsNothing() {
        String draft = made(log(ONE_HOUR.replace("}", ", \"draft\": true}")));
        String sentBack = made(log(ONE_HOUR.replace("05-05", "05-06")));
        ok(coordinator.post(path(sentBack, "rejection"), "{\"reason\": \"not seen\"}"));
        String waiting = made(log(ONE_HOUR.replace("05-05", "05-07")));
        ok(office.manager().post("/api/v1/persons/" + ben + "/erasure", "{\"reason\": \"he asked for it\"}"));

        refused(office.manager().post(path(draft, "submission"), ""), 409, "R-69", "person-erased");
        refused(office.manager().post(path(sentBack, "submission"), ""), 409, "R-69", "person-erased");
        ok(coordinator.post(path(waiting, "approval"), ""));

        assertThat(office.stored(draft)).containsExactly("hours.drafted");
        assertThat(office.stored(sentBack)).containsExactly("hours.drafted", "hours.submitted", "hours.rejected");
    }

    private String approvedEntry() {
        String entry = made(log(ONE_HOUR));
        ok(coordinator.post(path(entry, "approval"), ""));
        return entry;
    }

    private Answer log(String body) {
        return office.manager().post("/api/v1/volunteers/" + volunteer + "/hours", body);
    }

    private static String path(String entry, String what) {
        return "/api/v1/hours/" + entry + "/" + what;
    }

    private void isPlanned(ActivityId activity) {
        TimeSlot slot = new TimeSlot(MAY_5, MAY_5.plusSeconds(3_600), ZoneId.of("Europe/Berlin"), false);
        history.append(
                Scenario.DEMO,
                activity,
                Neighbourhood.planned(activity, new QuarterId(UUID.fromString(quarter)), slot, null, null));
    }
}
