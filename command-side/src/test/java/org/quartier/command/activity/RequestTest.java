package org.quartier.command.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quartier.command.Neighbourhood.may5;
import static org.quartier.command.Neighbourhood.planned;

import java.util.List;
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
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.RoomId;
import org.quartier.kernel.testing.TestHttp.Answer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is asked of a request beside its command, and when: shown at activities, the same for all. */
@CommandSideTest
class RequestTest {

    @LocalServerPort
    int port;

    @Autowired
    EventStore store;

    @Autowired
    TransactionManager transactions;

    @Autowired
    @Qualifier("command")
    JdbcClient db;

    private Neighbourhood coerde;

    @BeforeEach
    void anOrganisation() {
        coerde = Neighbourhood.on(port, new CommandLog(store, transactions));
    }

    private Answer plan(String more) {
        return coerde.http().post("/api/v1/activities", coerde.body(may5("10:00", "12:00"), more));
    }

    private String lastEvent(ActivityId activity) {
        return db.sql("""
            SELECT payload_type FROM events.domain_event WHERE aggregate_identifier = ?
            ORDER BY sequence_number DESC LIMIT 1
            """).param(activity.toString()).query(String.class).single();
    }

    /** Order of refusals: 404, 412, then what a rule forbids. */
    @ParameterizedTest
    @CsvSource({
        "true, nothing, 404",
        "true, \"9\", 404",
        "true, none, 404",
        "false, \"9\", 412",
        "false, none, 412",
        "false, \"0\", 422"
    })
    void aRuleIsAskedOnlyOfWhatIsThereInTheExpectedVersion(boolean absent, String version, int status) {
        ActivityId planned = planned(plan(""));
        ActivityId cafe = absent ? ActivityId.next() : planned;
        String[] ifMatch = version.equals("nothing") ? new String[0] : new String[] {"If-Match", version};
        String unknown =
                coerde.body(may5("10:00", "12:00"), "").replace(coerde.quarter().toString(), "" + cafe);
        String room =
                "{\"slot\": %s, \"reason\": \"x\", \"room\": \"%s\"}".formatted(may5("10:00", "12:00"), RoomId.next());
        String future = "{\"reason\": \"x\", \"happenedAt\": \"2999-01-01T00:00:00Z\"}";
        String path = "/api/v1/activities/" + cafe;

        assertThat(coerde.http().put(path, unknown, ifMatch).status()).isEqualTo(status);
        assertThat(coerde.http().put(path + "/schedule", room, ifMatch).status())
                .isEqualTo(status);
        assertThat(coerde.http().post(path + "/cancellation", future, ifMatch).status())
                .isEqualTo(status);
        assertThat(lastEvent(planned)).startsWith("activity.planned");
    }

    /** Ids are looked for among all aggregates; one of another kind is as absent as one of nothing. */
    @Test
    void anIdOfAnotherKindIsNotThere() {
        PersonId fromTheLog = coerde.person();
        String fromTheCache = coerde.http()
                .post("/api/v1/persons", "{\"givenName\": \"Anna\", \"familyName\": \"Arndt\"}")
                .id();
        for (String id : List.of(fromTheLog.toString(), fromTheCache)) {
            Answer cancelled = coerde.http().post("/api/v1/activities/" + id + "/cancellation", "{\"reason\": \"x\"}");
            Answer left = coerde.http().put("/api/v1/volunteers/" + id + "/status", "{\"status\": \"LEFT\"}");
            Answer registered =
                    coerde.http().post("/api/v1/activities/" + id + "/registrations", "{\"personId\": \"" + id + "\"}");
            for (Answer answer : List.of(cancelled, left, registered)) {
                assertThat(answer.status()).as(answer.body()).isEqualTo(404);
            }
        }
    }

    @Test
    @DisplayName("R-74 the same key gives the same answer also once what it names is gone")
    void sameKeyAfterAnErasure() {
        PersonId keyHolder = coerde.person();
        String body = coerde.body(may5("10:00", "12:00"), ", \"keyHolder\": \"%s\"".formatted(keyHolder));
        Answer first = coerde.http().post("/api/v1/activities", body, "Idempotency-Key", "k");
        assertThat(coerde.http()
                        .post("/api/v1/persons/" + keyHolder + "/erasure", "{\"reason\": \"asked\"}")
                        .status())
                .isEqualTo(200);

        Answer again = coerde.http().post("/api/v1/activities", body, "Idempotency-Key", "k");

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.id()).isEqualTo(first.id());
        assertThat(coerde.http().post("/api/v1/activities", body).status()).isEqualTo(422);
    }

    @Test
    @DisplayName("R-73 nobody acts on behalf of someone whom the organisation does not know")
    void onBehalfOfAStranger() {
        PersonId stranger =
                Neighbourhood.on(port, new CommandLog(store, transactions)).person();
        ActivityId cafe = planned(plan(""));

        Answer refused = coerde.http()
                .post(
                        "/api/v1/activities/" + cafe + "/cancellation",
                        "{\"reason\": \"x\"}",
                        "On-Behalf-Of",
                        stranger.toString());

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.rule()).isEqualTo("R-73");
        assertThat(refused.json().at("/errors/0/field").asString()).isEqualTo("On-Behalf-Of");
        assertThat(lastEvent(cafe)).startsWith("activity.planned");
    }

    @ParameterizedTest
    @CsvSource({"-999999999-01-01T00:00:00+18:00, 422", "1899-12-31T23:59:59Z, 422", "1900-01-01T00:00:00Z, 201"})
    @DisplayName("R-73 what happened before 1900 is refused, not stored and never an error of ours")
    void longAgo(String happenedAt, int status) {
        assertThat(plan(", \"happenedAt\": \"%s\"".formatted(happenedAt)).status())
                .isEqualTo(status);
    }
}
