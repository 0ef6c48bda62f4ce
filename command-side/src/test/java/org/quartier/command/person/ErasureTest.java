package org.quartier.command.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quartier.command.Office.made;
import static org.quartier.command.Office.ok;
import static org.quartier.command.Office.refused;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.quartier.command.CommandSide;
import org.quartier.command.CommandSideTest;
import org.quartier.command.Commands;
import org.quartier.command.Office;
import org.quartier.command.Scenario;
import org.quartier.command.person.PersonCommand.RequestErasure;
import org.quartier.kernel.id.ActorId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.privacy.SubjectKeys;
import org.quartier.kernel.store.EventMetadata;
import org.quartier.kernel.testing.TestDatabase;
import org.quartier.kernel.testing.TestHttp.Answer;
import org.quartier.kernel.testing.TestTokens;
import org.quartier.kernel.value.Channel;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;

/** A person is forgotten over HTTP, on real PostgreSQL with real keys, and across a crash. */
@CommandSideTest
class ErasureTest {

    private static final String REASON = "{\"reason\": \"she asked for it\"}";

    @LocalServerPort
    private int port;

    @Autowired
    private TestDatabase database;

    @Autowired
    private Commands commands;

    @Autowired
    private SubjectKeys keys;

    private Office office;

    @BeforeEach
    void open() {
        office = Office.at(port, database);
    }

    @Test
    @DisplayName("R-69 erasing stores the intent, destroys the key, confirms; no name can be read again")
    void erase() {
        String anna = office.person("Anna");
        assertThat(keys.forReading(UUID.fromString(anna), 1)).isPresent();
        Answer erased = ok(office.manager().post(erasureOf(anna), REASON));
        assertThat(erased.id()).isEqualTo(anna);
        assertThat(erased.header("ETag")).isEqualTo("\"2\"");
        isErased(anna);
        assertThat(erased.position()).isEqualTo(lastPosition(anna));
        assertThat(office.db().sql("""
            SELECT DISTINCT second.actor || ' ' || (second.meta_data::json ->> 'channel')
            FROM events.domain_event first JOIN events.domain_event second
                ON second.correlation_id = first.correlation_id
                AND second.meta_data::json ->> 'causationId' = first.event_identifier
            WHERE first.aggregate_identifier = :id AND first.payload_type = 'person.erasure-requested'
              AND second.payload_type = 'person.erased'
            """).param("id", anna).query(String.class).single())
                .isEqualTo("policy:erasure POLICY");
        refused(office.manager().put("/api/v1/persons/" + anna, """
            {"givenName": "Anna", "familyName": "Beck"}\
            """), 409, "R-69", "person-erased");
        refused(
                office.manager().post("/api/v1/volunteers", """
                    {"personId": "%s", "quarter": "%s"}\
                    """.formatted(anna, office.quarter())),
                422,
                "R-73",
                "unknown-reference");
        isErased(anna);
    }

    @Test
    @DisplayName("R-69 no text of the log or the command side holds a name, a contact or the reason")
    void nothingStandsInTheClear() {
        String anna = made(office.manager().post("/api/v1/persons", """
            {"givenName": "Canarina", "familyName": "Canarius", "birthDate": "1951-02-03",
             "contact": {"email": "canary@example.org", "phone": "0251 4711 0815", "address": "Canary Row 1"}}\
            """));
        ok(office.manager().post(erasureOf(anna), "{\"reason\": \"canary wishes it\"}"));
        String all = office.db().sql("""
            SELECT string_agg(payload || meta_data, '') FROM events.domain_event
            """).query(String.class).single();
        assertThat(all).doesNotContainIgnoringCase("canar").doesNotContain("1951-02-03", "4711 0815");
        assertThat(office.db()
                        .sql("SELECT payload FROM events.domain_event WHERE payload_type = 'person.erased'")
                        .query(String.class)
                        .list())
                .contains("{\"person\":\"" + anna + "\"}");
    }

    @Test
    @DisplayName("R-69 erasing twice is quiet, also under the same idempotency key")
    void twice() {
        String anna = office.person("Anna");
        Answer first = ok(office.manager().post(erasureOf(anna), REASON, "Idempotency-Key", anna));
        Answer sameKey = ok(office.manager().post(erasureOf(anna), REASON, "Idempotency-Key", anna));
        Answer again = ok(office.manager().post(erasureOf(anna), "{\"reason\": \"again\"}"));
        assertThat(sameKey.body()).isEqualTo(first.body());
        assertThat(sameKey.position()).isEqualTo(first.position());
        assertThat(again.body()).isEqualTo(first.body());
        isErased(anna);
    }

    @Test
    @DisplayName("R-69 nobody erases an unknown person, or one of another organisation")
    void unknown() {
        String anna = office.person("Anna");
        refused(office.stranger().post(erasureOf(anna), REASON), 404, null, "not-found");
        refused(office.manager().post(erasureOf(UUID.randomUUID().toString()), REASON), 404, null, "not-found");
        assertThat(office.stored(anna)).containsExactly("person.registered");
        assertThat(keys.forReading(UUID.fromString(anna), 1)).isPresent();
    }

    @Test
    @DisplayName("R-69 an erasure that a crash interrupted is resumed by the next start, after whichever step")
    void resumedByTheNextStart(@Autowired Environment environment) {
        String afterTheIntent = interrupted();
        String afterTheKey = interrupted();
        keys.destroy(UUID.fromString(afterTheKey), Scenario.DEMO);

        new SpringApplicationBuilder(CommandSide.class, TestTokens.class)
                .properties("spring.config.name=quartier")
                .run(
                        "--server.port=0",
                        "--spring.datasource.url=" + database.url(),
                        "--spring.datasource.username=" + database.user(),
                        "--quartier.keyset-file=" + environment.getProperty("quartier.keyset-file"))
                .close();

        isErased(afterTheIntent);
        isErased(afterTheKey);
    }

    @Test
    @DisplayName("R-69 an erasure that a crash interrupted is resumed by asking again")
    void resumedByAskingAgain() {
        String anna = interrupted();
        ok(office.manager().post(erasureOf(anna), REASON));
        isErased(anna);
    }

    /** As far as a process gets that is killed right after the intent is stored. */
    private String interrupted() {
        String person = office.person("Anna");
        commands.send(
                new RequestErasure(new PersonId(UUID.fromString(person)), "she asked for it"),
                new EventMetadata(
                        Scenario.DEMO,
                        ActorId.next().toString(),
                        null,
                        Channel.API,
                        Instant.now(),
                        "interrupted",
                        null));
        assertThat(office.stored(person)).containsExactly("person.registered", "person.erasure-requested");
        return person;
    }

    private void isErased(String person) {
        assertThat(office.stored(person))
                .containsExactly("person.registered", "person.erasure-requested", "person.erased");
        assertThat(office.db()
                        .sql("SELECT wrapped IS NULL FROM keys.subject_key WHERE subject = :person")
                        .param("person", UUID.fromString(person))
                        .query(Boolean.class)
                        .single())
                .isTrue();
        if (!office.db()
                .sql("SELECT correlation = 'interrupted' FROM command.person_erasure WHERE person = :person")
                .param("person", UUID.fromString(person))
                .query(Boolean.class)
                .single()) {
            assertThat(keys.forReading(UUID.fromString(person), 1)).isEmpty(); // not from a cache either
        }
    }

    private String lastPosition(String aggregate) {
        return office.db()
                .sql("SELECT max(global_index) FROM events.domain_event WHERE aggregate_identifier = :id")
                .param("id", aggregate)
                .query(String.class)
                .single();
    }

    private static String erasureOf(String person) {
        return "/api/v1/persons/" + person + "/erasure";
    }
}
