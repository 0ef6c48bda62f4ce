package org.quartier.command.participation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.quartier.command.participation.Cafe.places;
import static org.quartier.command.participation.ParticipationWorld.in;
import static org.quartier.command.participation.ParticipationWorld.path;
import static org.quartier.command.participation.ParticipationWorld.registering;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.axonframework.common.caching.Cache;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.quartier.command.CommandSideTest;
import org.quartier.kernel.access.Actors;
import org.quartier.kernel.event.ParticipationEvent.ParticipantRegistered;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.ParticipationId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.testing.TestHttp;
import org.quartier.kernel.testing.TestHttp.Answer;
import org.quartier.kernel.value.AgeBand;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A snapshot holds what the decisions need, and no more. */
@CommandSideTest
class SnapshotTest {

    private static final int PEOPLE = 26;

    @Autowired
    private EventStore events;

    @Autowired
    private TransactionManager transactions;

    @Autowired
    private Actors actors;

    @Autowired
    private Cache aggregateCache;

    @Autowired
    @Qualifier("command")
    private JdbcClient db;

    @LocalServerPort
    private int port;

    @Test
    @DisplayName("R-11 to R-28 decide the same from a snapshot")
    void snapshot() {
        ParticipationWorld world = new ParticipationWorld(events, transactions, actors, port);
        TestHttp manager = world.manager();
        ActivityId activity = world.activity(in(30), world.room(PEOPLE), places(PEOPLE));
        List<PersonId> people = new ArrayList<>();
        List<Answer> scans = new ArrayList<>();
        ok(manager.post(path(activity, "head-counts"), "{\"total\": 5, \"additional\": true}"), 201);
        for (int n = 0; n < PEOPLE; n++) {
            PersonId person = world.person();
            people.add(person);
            ok(manager.post(path(activity, "registrations"), registering(person)), 201);
            scans.add(scan(manager, activity, person, n));
        }
        ok(manager.post(path(activity, "registrations"), registering(world.person())), 201);

        JsonNode kept = kept(new ParticipationId(activity));
        int registrations = kept.at("/places/registrations/latest").size();
        assertThat(kept.at("/organisation").asString()).isEqualTo("Demo");
        assertThat(registrations).isBetween(23, PEOPLE + 1);
        assertThat(kept.at("/places/registrations/sequence").asInt()).isEqualTo(registrations);
        assertThat(kept.at("/attendances/latest").size()).isEqualTo(registrations);
        assertThat(kept.at("/door/scans").size()).isBetween(23, PEOPLE);
        assertThat(kept.at("/headCounts/latest/total").asInt()).isEqualTo(5);
        assertThat(kept.at("/places/capacity/places").asInt()).isEqualTo(PEOPLE);
        assertThat(kept.at("/terms/fireSafetyMaximum").asInt()).isEqualTo(PEOPLE);
        assertThat(kept.at("/terms/stage").asString()).isEqualTo("PUBLISHED");
        assertThat(kept.at("/headCounts/since").isMissingNode()).isFalse();
        assertThat(kept.at("/door/scans/4:door0/at").isMissingNode()).isFalse();
        assertThat(kept.at("/attendances/latest/" + people.getFirst() + "/since")
                        .isMissingNode())
                .isFalse();
        assertThat(kept.toString()).doesNotContain("Anna", "Arslan", "1950");

        assertThat(events.readEvents(new ParticipationId(activity).toString())
                        .peek()
                        .getPayload())
                .as("what is read first")
                .isInstanceOf(Participation.class);
        aggregateCache.removeAll();
        Answer again = scan(manager, activity, people.getFirst(), 0);
        assertThat(again.id()).isEqualTo(scans.getFirst().id());
        assertThat(again.header("ETag")).isEqualTo(scans.getFirst().header("ETag"));
        refused(manager.post("/api/v1/activities/" + activity + "/postponement", "{\"reason\": \"x\"}"), "R-23");
        refused(manager.post(path(activity, "registrations"), registering(people.getFirst())), "R-21");
        refused(
                manager.post(path(activity, "check-ins"), "{\"walkIn\": {}, \"device\": \"door\", \"nonce\": \"x\"}"),
                "R-26");
        refused(manager.put(path(activity, "attendance/" + people.getFirst()), "{\"status\": \"ABSENT\"}"), "R-24");
        refused(manager.put(path(activity, "capacity"), "{\"places\": 25}"), "R-11");
        assertThat(manager.post(path(activity, "head-counts"), "{\"total\": 26, \"additional\": false}")
                        .json()
                        .at("/superseded")
                        .asInt())
                .isEqualTo(5);
        Answer next = manager.post(path(activity, "registrations"), registering(world.person()));
        assertThat(next.json().at("/position").asInt()).isEqualTo(2);
    }

    @Test
    @DisplayName("R-22 a person with a long history is known from their events, not from a snapshot")
    void longKnownPerson() {
        ParticipationWorld world = new ParticipationWorld(events, transactions, actors, port);
        TestHttp manager = world.manager();
        ActivityId activity = world.activity(in(30), null, null);
        String anna = "{\"givenName\": \"Anna\", \"familyName\": \"%s\", \"birthDate\": \"1950-05-05\"}";
        Answer made = manager.post("/api/v1/persons", anna.formatted("Arslan"));
        ok(made, 201);
        for (int n = 0; n < 60; n++) {
            ok(manager.put("/api/v1/persons/" + made.id(), anna.formatted("Arslan " + n)), 200);
        }
        kept(made.id());

        ok(manager.post(path(activity, "registrations"), "{\"personId\": \"" + made.id() + "\"}"), 201);
        assertThat(events.readEvents(new ParticipationId(activity).toString(), 0)
                        .asStream()
                        .map(message -> (Object) message.getPayload())
                        .toList()
                        .getLast())
                .isInstanceOfSatisfying(
                        ParticipantRegistered.class,
                        registered -> assertThat(registered.ageBand()).isEqualTo(AgeBand.AGE_75_PLUS));
    }

    private JsonNode kept(Object aggregate) {
        Optional<String> payload = await().until(
                        () -> db.sql("SELECT payload FROM events.snapshot WHERE aggregate_identifier = :id")
                                .param("id", aggregate.toString())
                                .query(String.class)
                                .optional(),
                        Optional::isPresent);
        return new JsonMapper().readTree(payload.orElseThrow());
    }

    private static Answer scan(TestHttp manager, ActivityId activity, PersonId person, int nonce) {
        Answer answer = manager.post(
                path(activity, "check-ins"),
                "{\"personId\": \"" + person + "\", \"device\": \"door\", \"nonce\": \"" + nonce + "\"}");
        ok(answer, 201);
        return answer;
    }

    private static void ok(Answer answer, int status) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    }

    private static void refused(Answer answer, String rule) {
        ok(answer, 409);
        assertThat(answer.rule()).isEqualTo(rule);
    }
}
