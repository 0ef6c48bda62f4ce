package org.quartier.command.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quartier.command.Neighbourhood.COMPLETE;
import static org.quartier.command.Neighbourhood.may5;
import static org.quartier.command.Neighbourhood.moderator;
import static org.quartier.command.Neighbourhood.planned;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quartier.command.CommandLog;
import org.quartier.command.CommandSideTest;
import org.quartier.command.Neighbourhood;
import org.quartier.command.Neighbourhood.Staff;
import org.quartier.kernel.event.PersonEvent.PersonErased;
import org.quartier.kernel.event.StaffEvent.StaffMemberDeparted;
import org.quartier.kernel.event.VolunteerEvent.VolunteerRegistered;
import org.quartier.kernel.event.VolunteerEvent.VolunteerStatusChanged;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.ActorId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.VolunteerId;
import org.quartier.kernel.testing.TestDatabase;
import org.quartier.kernel.testing.TestHttp;
import org.quartier.kernel.testing.TestHttp.Answer;
import org.quartier.kernel.value.VolunteerStatus;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@CommandSideTest
class ModeratorTest {

    private static final LocalDate MAY_5 = LocalDate.parse("2026-05-05");

    @LocalServerPort
    int port;

    @Autowired
    EventStore store;

    @Autowired
    TransactionManager transactions;

    @Autowired
    TestDatabase database;

    @Autowired
    @Qualifier("command")
    JdbcClient db;

    private Neighbourhood coerde;
    private ActivityId cafe;

    @BeforeEach
    void anActivity() {
        coerde = Neighbourhood.on(port, new CommandLog(store, transactions));
        cafe = planned(coerde.http().post("/api/v1/activities", coerde.body(may5("10:00", "12:00"), COMPLETE)));
    }

    private void mayNotModerate(PersonId person) {
        Answer refused = coerde.assign(cafe, person, "");
        assertThat(refused.status()).as(refused.body()).isEqualTo(422);
        assertThat(refused.rule()).isEqualTo("R-29");
        assertThat(refused.text("type")).isEqualTo("urn:quartier:problem:may-not-moderate");
        assertThat(events(cafe)).doesNotContain("activity.moderator-assigned");
    }

    private void mayModerate(PersonId person) {
        Answer answer = coerde.assign(cafe, person, "");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    private List<String> events(ActivityId activity) {
        return db.sql("""
            SELECT payload_type FROM events.domain_event WHERE aggregate_identifier = ? ORDER BY sequence_number
            """).param(activity.toString()).query(String.class).list();
    }

    @ParameterizedTest
    @CsvSource({"moderator", "quarter-manager"})
    @DisplayName("R-29 staff with the role moderate")
    void staff(String role) {
        mayModerate(coerde.staff(null, "reader", role).person());
    }

    @Test
    @DisplayName("R-29 neither residents nor staff without the role moderate")
    void others() {
        mayNotModerate(coerde.person());
        mayNotModerate(coerde.staff(null, "administrator", "reader", "auditor").person());
    }

    @Test
    @DisplayName("R-29 volunteers moderate, also while they pause, until they have left")
    void volunteers() {
        PersonId anna = coerde.person();
        VolunteerId volunteer = VolunteerId.next();
        mayNotModerate(anna);
        coerde.log()
                .append(
                        coerde.organisation(),
                        volunteer,
                        new VolunteerRegistered(volunteer, anna, coerde.quarter(), List.of()),
                        new VolunteerStatusChanged(volunteer, anna, VolunteerStatus.LEFT, null));
        mayNotModerate(anna);
        coerde.log()
                .append(
                        coerde.organisation(),
                        volunteer,
                        new VolunteerStatusChanged(volunteer, anna, VolunteerStatus.PAUSED, null));
        mayModerate(anna);
    }

    @ParameterizedTest(name = "departs on {0}: {1}")
    @CsvSource({"2026-05-05, false", "2026-05-06, true"})
    @DisplayName("R-29 R-31 whoever departs moderates until the day before")
    void departing(LocalDate on, boolean possible) {
        Staff anna = coerde.staff(null, "moderator");
        depart(anna, on);
        if (possible) {
            mayModerate(anna.person());
        } else {
            mayNotModerate(anna.person());
        }
    }

    @Test
    @DisplayName("R-29 R-69 whoever is forgotten does not moderate")
    void erased() {
        PersonId anna = coerde.moderator();
        coerde.log().append(coerde.organisation(), anna, new PersonErased(anna));
        assertThat(coerde.assign(cafe, anna, "").status()).isEqualTo(422);
    }

    @Test
    @DisplayName("R-29 one role per person and activity")
    void oneRole() {
        PersonId anna = coerde.moderator();
        mayModerate(anna);
        mayModerate(anna);
        Answer refused = coerde.http().put(moderator(cafe, anna), "{\"role\": \"CO\"}");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.rule()).isEqualTo("R-29");
        assertThat(events(cafe)).containsOnlyOnce("activity.moderator-assigned");
    }

    @Test
    @DisplayName("R-31 when a moderator leaves, future assignments are released; past ones stay")
    void released() {
        Staff anna = coerde.staff(null, "moderator");
        ActivityId before = planned(coerde.plan(slot("2026-05-04T23:30", "2026-05-05T00:30")));
        ActivityId firstMinute = planned(coerde.plan(slot("2026-05-05T00:30", "2026-05-05T01:30")));
        ActivityId later = planned(coerde.plan(slot("2026-06-01T10:00", "2026-06-01T11:00")));
        ActivityId called = planned(coerde.plan(slot("2026-06-02T10:00", "2026-06-02T11:00")));
        ActivityId postponed = planned(coerde.plan(slot("2026-05-01T10:00", "2026-05-01T11:00")));
        for (ActivityId each : List.of(before, firstMinute, later, called, postponed)) {
            assertThat(coerde.assign(each, anna.person(), "").status()).isEqualTo(200);
        }
        coerde.http().post("/api/v1/activities/" + called + "/cancellation", "{\"reason\": \"x\"}");
        coerde.http().post("/api/v1/activities/" + postponed + "/postponement", "{\"reason\": \"x\"}");
        depart(anna, MAY_5);
        for (ActivityId each : List.of(firstMinute, later, postponed)) {
            assertThat(events(each)).last().isEqualTo("activity.moderator-released");
        }
        for (ActivityId each : List.of(before, called)) {
            assertThat(events(each)).doesNotContain("activity.moderator-released");
        }
        assertThat(db.sql("SELECT actor FROM events.domain_event WHERE aggregate_identifier = ? AND payload_type = ?")
                        .param(later.toString())
                        .param("activity.moderator-released")
                        .query(String.class)
                        .single())
                .isEqualTo("policy:release-departed-moderator");
        assertThat(db.sql("SELECT count(*) FROM command.booking WHERE resource = ?")
                        .param(anna.person().value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(coerde.http()
                        .post("/api/v1/activities/" + later + "/cancellation", "{\"reason\": \"x\"}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    @DisplayName("R-29 a signed-in moderator answers for themself and completes their own activities only")
    void ownOnly() {
        TestHttp signedIn = coerde.as("anna-" + UUID.randomUUID(), "moderator");
        String elsewhere = "/api/v1/activities/" + ActivityId.next() + "/completion";
        assertThat(signedIn.post(elsewhere, "").status()).isEqualTo(404);
        Staff anna = coerde.staff(actorOf(coerde), "moderator");
        PersonId ben = coerde.moderator();
        mayModerate(ben);
        for (String path : List.of(
                "/api/v1/activities/" + cafe + "/completion",
                moderator(cafe, ben) + "/acceptance",
                moderator(cafe, ben) + "/refusal")) {
            Answer refused = signedIn.post(path, "");
            assertThat(refused.status()).as(refused.body()).isEqualTo(403);
            assertThat(refused.text("type")).isEqualTo("urn:quartier:problem:only-its-moderator");
        }
        assertThat(coerde.http()
                        .put(moderator(cafe, anna.person()), "{\"role\": \"CO\"}")
                        .status())
                .isEqualTo(200);
        assertThat(signedIn.post(moderator(cafe, anna.person()) + "/acceptance", "")
                        .status())
                .isEqualTo(200);
        coerde.http().post("/api/v1/activities/" + cafe + "/publication", "");
        assertThat(signedIn.post("/api/v1/activities/" + cafe + "/completion", "")
                        .status())
                .isEqualTo(200);
    }

    /** The actor that the organisation's first call by a moderator made known. */
    private ActorId actorOf(Neighbourhood neighbourhood) {
        return new ActorId(JdbcClient.create(database.owner())
                .sql("SELECT actor FROM keys.actor WHERE organisation = ? AND subject LIKE 'anna-%'")
                .param(neighbourhood.organisation().value())
                .query(UUID.class)
                .single());
    }

    private void depart(Staff staff, LocalDate on) {
        coerde.log()
                .append(
                        coerde.organisation(),
                        staff.id(),
                        new StaffMemberDeparted(staff.id(), staff.person(), on, null));
    }

    private static String slot(String from, String to) {
        return """
            {"start": "%s:00+02:00", "end": "%s:00+02:00", "zone": "Europe/Berlin"}\
            """.formatted(from, to);
    }
}
