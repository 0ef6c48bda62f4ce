package org.quartier.command.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quartier.command.Neighbourhood.COMPLETE;
import static org.quartier.command.Neighbourhood.may5;
import static org.quartier.command.Neighbourhood.planned;

import java.time.Instant;
import java.util.List;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quartier.command.CommandLog;
import org.quartier.command.CommandSideTest;
import org.quartier.command.Neighbourhood;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.RoomId;
import org.quartier.kernel.testing.TestHttp.Answer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@CommandSideTest
class ActivityHttpTest {

    @LocalServerPort
    int port;

    @Autowired
    EventStore store;

    @Autowired
    TransactionManager transactions;

    @Autowired
    @Qualifier("command")
    JdbcClient db;

    @Autowired
    @Qualifier("serializer")
    Serializer serializer;

    private Neighbourhood coerde;

    @BeforeEach
    void anOrganisation() {
        coerde = Neighbourhood.on(port, new CommandLog(store, transactions));
    }

    private Answer plan(String more) {
        return coerde.http().post("/api/v1/activities", coerde.body(may5("10:00", "12:00"), more));
    }

    private Answer post(ActivityId activity, String what, String body) {
        return coerde.http().post("/api/v1/activities/" + activity + "/" + what, body);
    }

    private String lastEvent(ActivityId activity) {
        return db.sql("""
            SELECT payload_type || payload FROM events.domain_event WHERE aggregate_identifier = ?
            ORDER BY sequence_number DESC LIMIT 1
            """).param(activity.toString()).query(String.class).single();
    }

    @Test
    void anActivityGoesItsWay() {
        Answer answer = plan(COMPLETE + ", \"capacity\": {\"places\": 12}");
        ActivityId cafe = planned(answer);
        assertThat(answer.header("Location")).isEqualTo("/api/v1/activities/" + cafe);
        assertThat(answer.header("ETag")).isEqualTo("\"0\"");
        assertThat(answer.position()).isNotEmpty();
        assertThat(lastEvent(cafe))
                .contains("\"uid\":\"" + cafe + "@quartier\"")
                .contains("\"organiser\":\"" + coerde.organisation() + "\"")
                .contains("\"reserved\":0", "\"STRICT\"", "\"AUTO\"", "\"visibility\":\"INTERNAL\"");
        assertThat(post(cafe, "publication", "").header("ETag")).isEqualTo("\"1\"");
        assertThat(post(cafe, "postponement", "{\"reason\": \"rain\"}").status())
                .isEqualTo(200);
        assertThat(coerde.move(cafe, may5("14:00", "16:00"), "").status()).isEqualTo(200);
        assertThat(lastEvent(cafe)).contains("activity.rescheduled", "\"previousSlot\"");
        Answer completion = post(cafe, "completion", "{\"minutes\": \"all fine\", \"resolutions\": \"again\"}");
        assertThat(completion.header("ETag")).isEqualTo("\"4\"");
        assertThat(lastEvent(cafe)).startsWith("activity.completed").doesNotContain("all fine");
    }

    @Test
    @DisplayName("R-01 the refusal of a publication names every missing field at once, and nothing is stored")
    void incomplete() {
        ActivityId cafe = planned(plan(""));
        Answer refused = post(cafe, "publication", "{}");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.rule()).isEqualTo("R-01");
        assertThat(fields(refused)).containsExactly("venue", "contact", "audience", "accessibility");
        assertThat(lastEvent(cafe)).startsWith("activity.planned");
    }

    @Test
    @DisplayName("R-01 a description that leaves a published activity incomplete is refused as at publication")
    void staysComplete() {
        ActivityId cafe = planned(plan(COMPLETE));
        assertThat(post(cafe, "publication", "").status()).isEqualTo(200);
        Answer refused = coerde.http()
                .put("/api/v1/activities/" + cafe, coerde.body(may5("10:00", "12:00"), ", \"contact\": \" \""));
        assertThat(refused.status()).as(refused.body()).isEqualTo(422);
        assertThat(refused.rule()).isEqualTo("R-01");
        assertThat(refused.text("type")).isEqualTo("urn:quartier:problem:incomplete");
        assertThat(fields(refused)).containsExactly("venue", "contact", "audience", "accessibility");
        assertThat(lastEvent(cafe)).startsWith("activity.published");
    }

    private static List<String> fields(Answer refused) {
        return refused.json()
                .at("/errors")
                .valueStream()
                .map(error -> error.get("field").asString())
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"cancellation", "postponement"})
    @DisplayName("R-07 a cancellation needs a reason")
    void reasonNeeded(String what) {
        ActivityId cafe = planned(plan(""));
        Answer refused = post(cafe, what, "{}");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.rule()).isEqualTo("R-07");
        assertThat(lastEvent(cafe)).startsWith("activity.planned");
    }

    @Test
    @DisplayName("R-07 cancelled is final, and cancelling again is quiet")
    void cancelled() {
        ActivityId cafe = planned(plan(""));
        assertThat(post(cafe, "cancellation", "{\"reason\": \"rain\"}").status())
                .isEqualTo(200);
        Answer again = post(cafe, "cancellation", "{\"reason\": \"rain\"}");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.header("ETag")).isEqualTo("\"1\"");
        Answer refused = coerde.move(cafe, may5("14:00", "15:00"), "");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.rule()).isEqualTo("R-07");
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"start\": \"2026-05-05T10:00:00+02:00\", \"end\": \"2026-05-05T08:00:00Z\", \"zone\":"
                        + " \"Europe/Berlin\"} | 422",
                "{\"start\": \"2026-05-05T10:00:00+02:00\", \"end\": \"2026-05-05T09:00:00+02:00\", \"zone\":"
                        + " \"Europe/Berlin\"} | 422",
                "{\"start\": \"1899-12-31T10:00:00Z\", \"end\": \"2026-05-05T09:00:00+02:00\", \"zone\":"
                        + " \"Europe/Berlin\"} | 422",
                "{\"start\": \"2026-05-05T10:00:00+02:00\", \"end\": \"2026-05-05T12:00:00+02:00\", \"zone\":"
                        + " \"+02:00\"} | 400",
                "{\"start\": \"2026-05-05T10:00:00+02:00\", \"end\": \"2026-05-05T12:00:00+02:00\", \"zone\":"
                        + " \"Mars/Base\"} | 400",
                "{\"start\": \"2026-05-05T10:00:00\", \"end\": \"2026-05-05T12:00:00+02:00\", \"zone\":"
                        + " \"Europe/Berlin\"} | 400",
                "{\"start\": \"2026-05-05T10:00:00+02:00\", \"zone\": \"Europe/Berlin\"} | 400",
            })
    @DisplayName("R-01 an activity ends after it starts, at times with an offset and in a zone that exists")
    void slots(String slot, int status) {
        Answer refused = coerde.plan(slot);
        assertThat(refused.status()).as(refused.body()).isEqualTo(status);
        assertThat(refused.rule()).isEqualTo(status == 422 ? "R-01" : "");
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                ", \"capacity\": {\"places\": 10, \"reserved\": 10} | 201",
                ", \"capacity\": {\"places\": 10, \"reserved\": 11} | 422",
                ", \"capacity\": {\"places\": -1} | 422",
                ", \"capacity\": {} | 400",
                ", \"capacity\": {\"places\": 1.5} | 400",
                ", \"booking\": \"PRE\" | 400",
                ", \"onlineLink\": \"javascript:alert(1)\" | 400",
                ", \"languages\": [\"de\", \"pt-BR\"] | 201",
                ", \"languages\": [\"not a tag\"] | 400",
                ", \"minimumParticipants\": -1 | 400",
                ", \"status\": \"PUBLISHED\" | 400",
            })
    void bodies(String more, int status) {
        Answer answer = plan(more);
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    }

    @Test
    void aBodyNamesOnlyWhatTheOrganisationHas() {
        Neighbourhood other = Neighbourhood.on(port, new CommandLog(store, transactions));
        RoomId room = other.room();
        PersonId person = other.person();
        Answer refused = plan(
                ", \"venue\": \"%s\", \"room\": \"%s\", \"keyHolder\": \"%s\"".formatted(other.venue(), room, person));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json()
                        .at("/errors")
                        .valueStream()
                        .map(error -> error.get("field").asString()))
                .containsExactly("venue", "room", "keyHolder");
        ActivityId cafe = planned(plan(""));
        assertThat(other.assign(cafe, other.moderator(), "").status()).isEqualTo(404);
        assertThat(coerde.assign(cafe, person, "").status()).isEqualTo(404);
        assertThat(other.move(cafe, may5("14:00", "15:00"), "").status()).isEqualTo(404);
        assertThat(coerde.move(cafe, may5("14:00", "15:00"), ", \"room\": \"%s\"".formatted(room))
                        .status())
                .isEqualTo(422);
        assertThat(other.http()
                        .put("/api/v1/activities/" + cafe, other.body(may5("10:00", "12:00"), ""))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void anOldVersionIsRefused() {
        ActivityId cafe = planned(plan(COMPLETE));
        assertThat(post(cafe, "publication", "").status()).isEqualTo(200);
        assertThat(coerde.http()
                        .post(
                                "/api/v1/activities/" + cafe + "/cancellation",
                                "{\"reason\": \"x\"}",
                                "If-Match",
                                "\"0\"")
                        .status())
                .isEqualTo(412);
    }

    @Test
    @DisplayName("R-74 the same key gives the same activity")
    void idempotent() {
        String body = coerde.body(may5("10:00", "12:00"), "");
        String first = coerde.http()
                .post("/api/v1/activities", body, "Idempotency-Key", "k")
                .id();
        assertThat(coerde.http()
                        .post("/api/v1/activities", body, "Idempotency-Key", "k")
                        .id())
                .isEqualTo(first);
    }

    @Test
    void aReaderChangesNothing() {
        ActivityId cafe = planned(plan(""));
        assertThat(coerde.as("reader", "reader")
                        .post("/api/v1/activities/" + cafe + "/cancellation", "{\"reason\": \"x\"}")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void aSnapshotLosesNothing() {
        PersonId anna = coerde.moderator();
        ActivityId cafe = planned(coerde.plan(may5("10:00", "12:00"), coerde.room()));
        coerde.assign(cafe, anna, "");
        coerde.http().post(Neighbourhood.moderator(cafe, anna) + "/acceptance", "");
        for (int move = 0; move < 55; move++) {
            coerde.move(cafe, may5("10:00", "12:%02d".formatted(move + 1)), "");
        }
        String snapshot = snapshotOf(cafe);
        Activity read = serializer.deserialize(
                new SimpleSerializedObject<>(snapshot, String.class, Activity.class.getName(), null));
        assertThat(serializer.serialize(read, String.class).getData()).isEqualTo(snapshot);
        assertThat(snapshot)
                .contains("\"organisation\":\"" + coerde.organisation() + "\"")
                .contains("\"id\":\"" + cafe + "\"")
                .contains("\"details\":", "\"slot\":", "\"room\":", "\"state\":\"DRAFT\"", "\"postponed\":false")
                .contains("\"" + anna + "\":{\"role\":\"LEAD\",\"accepted\":true}");
    }

    private String snapshotOf(ActivityId activity) {
        Instant deadline = Instant.now().plusSeconds(10);
        while (Instant.now().isBefore(deadline)) {
            var found = db.sql("SELECT payload FROM events.snapshot WHERE aggregate_identifier = ?")
                    .param(activity.toString())
                    .query(String.class)
                    .optional();
            if (found.isPresent()) {
                return found.get();
            }
            Thread.onSpinWait();
        }
        throw new AssertionError("no snapshot was made");
    }
}
