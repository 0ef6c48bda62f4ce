package org.quartier.command.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quartier.command.Neighbourhood.COMPLETE;
import static org.quartier.command.Office.refused;
import static org.quartier.command.series.Rehearsals.ok;
import static org.quartier.command.series.Rehearsals.week;

import java.util.List;
import java.util.UUID;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.quartier.command.CommandLog;
import org.quartier.command.CommandSideTest;
import org.quartier.command.Neighbourhood;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.testing.TestDatabase;
import org.quartier.kernel.testing.TestHttp;
import org.quartier.kernel.testing.TestHttp.Answer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Someone comes to a whole series. */
@CommandSideTest
class SeriesRegistrationTest {

    @LocalServerPort
    private int port;

    @Autowired
    private EventStore store;

    @Autowired
    private TransactionManager transactions;

    @Autowired
    private TestDatabase database;

    private Rehearsals choir;
    private TestHttp http;

    @BeforeEach
    void begin() {
        choir = new Rehearsals(
                Neighbourhood.on(port, new CommandLog(store, transactions)), JdbcClient.create(database.owner()));
        http = choir.coerde().http();
    }

    private String published(String more) {
        String series = choir.weekly(COMPLETE + more);
        ok(http.post("/api/v1/series/" + series + "/publication", ""));
        return series;
    }

    private Answer register(String series, PersonId person, String... headers) {
        return http.post("/api/v1/series/" + series + "/registrations", body(person), headers);
    }

    private static String body(PersonId person) {
        return "{\"personId\": \"%s\"}".formatted(person);
    }

    private static List<String> statuses(Answer answer) {
        return ok(answer)
                .json()
                .at("/items")
                .valueStream()
                .map(item -> item.has("status")
                        ? item.get("status").asString()
                        : item.at("/problem/rule").asString())
                .toList();
    }

    @Test
    @DisplayName(
            "R-12 registering for the series registers for each date to come; one full date does not spoil the others")
    void each() {
        String series = published(", \"capacity\": {\"places\": 1}");
        UUID second = choir.activities(series).get(1);
        UUID third = choir.activities(series).get(2);
        PersonId anna = choir.coerde().person();
        PersonId ben = choir.coerde().person();
        http.post("/api/v1/activities/" + second + "/registrations", body(anna));
        http.post("/api/v1/activities/" + third + "/registrations", body(ben));
        ok(choir.cancel(series, week(3), "THIS"));

        assertThat(statuses(register(choir.weekly(""), ben)))
                .as("drafts take nobody")
                .containsOnly("R-01");
        Answer answer = register(series, ben);
        assertThat(statuses(answer)).containsExactly("CONFIRMED", "WAITLISTED", "R-21");
        assertThat(answer.json().at("/items/1/position").asInt()).isEqualTo(1);
        assertThat(answer.json().at("/items/1/date").asString()).isEqualTo(week(1).toString());
        assertThat(answer.json().at("/items/1/activity").asString()).isEqualTo(second.toString());
        assertThat(answer.json().at("/items/2/problem/type").asString())
                .isEqualTo("urn:quartier:problem:already-registered");
        assertThat(answer.position()).isNotEmpty();
    }

    @Test
    @DisplayName("R-74 asked again with the same key, each date answers as before, and nobody is registered twice")
    void again() {
        String series = published("");
        PersonId anna = choir.coerde().person();
        Answer first = register(series, anna, "Idempotency-Key", "k");
        long before = choir.events();
        Answer second = register(series, anna, "Idempotency-Key", "k");
        assertThat(second.json()).isEqualTo(first.json());
        assertThat(statuses(register(series, anna))).containsOnly("R-21").hasSize(4);
        assertThat(choir.events()).isEqualTo(before);
        refused(
                register(series, choir.coerde().person(), "Idempotency-Key", "k"),
                422,
                "R-74",
                "key-used-for-another-request");
    }

    @Test
    @DisplayName("R-14 withdrawing from the series withdraws from each date, and whoever waits is promoted")
    void withdraws() {
        String series = published(", \"capacity\": {\"places\": 1}");
        PersonId anna = choir.coerde().person();
        PersonId ben = choir.coerde().person();
        register(series, anna);
        assertThat(statuses(register(series, ben))).containsOnly("WAITLISTED").hasSize(4);
        String path = "/api/v1/series/" + series + "/registrations/";
        http.delete("/api/v1/activities/" + choir.activities(series).getFirst() + "/registrations/" + anna);

        assertThat(statuses(http.post(path + anna + "/withdrawal", "{\"reason\": \"ill\"}")))
                .as("also where they withdrew before")
                .containsOnly("WITHDRAWN")
                .hasSize(4);
        assertThat(choir.events("participation-" + choir.activities(series).get(3)))
                .contains("participation.promoted");
        assertThat(statuses(http.post(path + choir.coerde().person() + "/withdrawal", "")))
                .isEmpty();
    }

    @Test
    @DisplayName("R-02 an activity that moves to the next series keeps its registrations")
    void keepsRegistrations() {
        String series = published("");
        PersonId anna = choir.coerde().person();
        register(series, anna);
        String next = ok(choir.change(series, week(2), "THIS_AND_FOLLOWING", choir.body(week(2), 20, COMPLETE)))
                .text("continuedBy");
        assertThat(statuses(register(next, anna))).containsExactly("R-21", "R-21");
        assertThat(statuses(register(series, anna))).containsExactly("R-21", "R-21");
    }

    @Test
    @DisplayName("R-29 a moderator registers for their own dates of the series only")
    void moderator() {
        String series = published("");
        TestHttp mona = choir.coerde().as("mona", "moderator");
        PersonId anna = choir.coerde().person();
        long before = choir.events();
        Answer answer = mona.post("/api/v1/series/" + series + "/registrations", body(anna));
        assertThat(statuses(answer)).containsOnly("R-29").hasSize(4);
        assertThat(choir.events()).isEqualTo(before);
    }

    @Test
    void whoIsUnknownAndWhatIsUnknown() {
        String series = published("");
        long before = choir.events();
        refused(register(series, PersonId.next()), 422, "R-73", "unknown-reference");
        assertThat(register(UUID.randomUUID().toString(), choir.coerde().person())
                        .status())
                .isEqualTo(404);
        assertThat(http.post(
                                "/api/v1/series/" + series + "/registrations",
                                body(choir.coerde().person()),
                                "If-Match",
                                "\"7\"")
                        .status())
                .isEqualTo(412);
        assertThat(choir.events()).as("the new persons only").isEqualTo(before + 2);
    }
}
