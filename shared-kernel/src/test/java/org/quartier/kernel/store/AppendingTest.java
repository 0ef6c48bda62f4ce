package org.quartier.kernel.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.quartier.kernel.event.PersonEvent.PersonErased;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.testing.OwnedTables;
import org.quartier.kernel.testing.TestDatabase;
import org.quartier.kernel.testing.TestLog;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the log takes, and from whom. */
class AppendingTest {

    private static final TestDatabase DATABASE = TestDatabase.create();
    private static HikariDataSource command;
    private static HikariDataSource query;

    private final PostgresEventStorageEngine engine = Reader.engine(command);
    private final PersonId anna = PersonId.next();

    @BeforeAll
    static void migrate() {
        DATABASE.databases().migrate("kernel", "events");
        command = DATABASE.databases().pool("command", 4);
        query = DATABASE.databases().pool("query", 2);
    }

    @AfterAll
    static void close() {
        command.close();
        query.close();
    }

    private DomainEventMessage<?> event(long version) {
        return event(anna, version);
    }

    private static DomainEventMessage<?> event(PersonId person, long version) {
        return event(person, version, TestLog.about(TestLog.DEMO, Instant.now()).toMetaData());
    }

    private static DomainEventMessage<?> event(PersonId person, long version, Map<String, ?> metadata) {
        return new GenericDomainEventMessage<>(
                "Person", person.toString(), version, new PersonErased(person), MetaData.from(metadata));
    }

    private static long lastIndexDrawn() {
        return JdbcClient.create(DATABASE.owner())
                .sql("SELECT last_value FROM events.global_index_sequence")
                .query(Long.class)
                .single();
    }

    private static long stored() {
        return JdbcClient.create(DATABASE.owner())
                .sql("SELECT count(*) FROM events.domain_event")
                .query(Long.class)
                .single();
    }

    @Test
    void whoLosesARaceIsToldAndDrawsNoIndex() {
        engine.appendEvents(event(0), event(1));
        long drawn = lastIndexDrawn();

        assertThatThrownBy(() -> engine.appendEvents(event(1))).isInstanceOf(ConcurrencyException.class);
        assertThatThrownBy(() -> engine.appendEvents(event(0))).isInstanceOf(AggregateStreamCreationException.class);
        assertThat(lastIndexDrawn()).isEqualTo(drawn);
    }

    @Test
    void theRaceMayBeLostInAnyOfSeveralStreams() {
        PersonId ben = PersonId.next();
        engine.appendEvents(event(ben, 0), event(ben, 1));
        long drawn = lastIndexDrawn();
        long stored = stored();

        assertThatThrownBy(() -> engine.appendEvents(event(5), event(ben, 1))).isInstanceOf(ConcurrencyException.class);
        assertThat(lastIndexDrawn()).isEqualTo(drawn);
        assertThat(stored()).isEqualTo(stored);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 3})
    void aRaceWithSomeoneWhoHasNotCommittedIsLostToo(long version) throws Exception {
        try (var winner = DATABASE.owner().getConnection()) {
            winner.setAutoCommit(false);
            try (var insert = winner.prepareStatement("""
                INSERT INTO events.domain_event (event_identifier, aggregate_identifier, sequence_number,
                    aggregate_type, payload_type, payload_revision, payload, meta_data, organisation, actor,
                    correlation_id, happened_at, recorded_at)
                VALUES (?, ?, ?, 'Person', 'person.erased', '1', '{}', '{}', 'Demo', 'a', 'c', now(), now())
                """)) {
                insert.setString(1, UUID.randomUUID().toString());
                insert.setString(2, anna.toString());
                insert.setLong(3, version);
                insert.executeUpdate();
            }
            var loser = java.util.concurrent.CompletableFuture.runAsync(() -> engine.appendEvents(event(version)));
            awaitBlocked();
            winner.commit();
            assertThatThrownBy(loser::join)
                    .hasCauseInstanceOf(
                            version == 0 ? AggregateStreamCreationException.class : ConcurrencyException.class);
        }
    }

    private static void awaitBlocked() {
        Instant deadline = Instant.now().plusSeconds(10);
        while (JdbcClient.create(DATABASE.owner())
                        .sql("SELECT count(*) FROM pg_locks WHERE NOT granted")
                        .query(Long.class)
                        .single()
                == 0) {
            assertThat(Instant.now()).isBefore(deadline);
            Thread.onSpinWait();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"organisation", "actor", "correlationId", "channel", "happenedAt"})
    @DisplayName("R-73 an event that does not say its organisation, actor, correlation, channel or time is not stored")
    void incompleteMetadata(String missing) {
        long stored = stored();
        MetaData metadata =
                TestLog.about(TestLog.DEMO, Instant.now()).toMetaData().withoutKeys(java.util.Set.of(missing));
        assertThatThrownBy(() -> engine.appendEvents(event(anna, 0, metadata)))
                .isInstanceOf(IncompleteMetadataException.class)
                .hasMessageContaining(missing);
        assertThatThrownBy(() -> engine.appendEvents(event(anna, 0, metadata.and(missing, " "))))
                .isInstanceOf(IncompleteMetadataException.class);
        assertThat(stored()).isEqualTo(stored);
    }

    @ParameterizedTest
    @ValueSource(strings = {"organisation", "actor", "correlation_id", "happened_at"})
    @DisplayName("R-73 the table does not take an event without them either")
    void incompleteRow(String column) {
        engine.appendEvents(event(0));
        JdbcClient owner = JdbcClient.create(DATABASE.owner());
        assertThatThrownBy(() -> owner.sql("UPDATE events.domain_event SET " + column + " = NULL")
                        .update())
                .hasMessageContaining("not-null");
    }

    static Stream<String> changes() {
        return Stream.of(
                "UPDATE events.domain_event SET payload = '{}'",
                "DELETE FROM events.domain_event",
                "TRUNCATE events.domain_event",
                "SELECT setval('events.global_index_sequence', 1)",
                "SELECT * FROM keys.subject_key",
                "CREATE TABLE events.mine (id int)");
    }

    @ParameterizedTest
    @MethodSource("changes")
    void theLogIsInsertOnly(String sql) {
        engine.appendEvents(event(0));
        assertThatThrownBy(() -> JdbcClient.create(command).sql(sql).update()).hasStackTraceContaining(denied(sql));
        assertThatThrownBy(() -> JdbcClient.create(query).sql(sql).update()).hasStackTraceContaining(denied(sql));
    }

    private static String denied(String sql) {
        String what = sql.contains("setval")
                ? "sequence global_index_sequence"
                : sql.contains("keys") ? "schema keys" : sql.contains("mine") ? "schema events" : "table domain_event";
        return "ERROR: permission denied for " + what;
    }

    @Test
    void theQuerySideAppendsNothing() {
        PostgresEventStorageEngine querys = Reader.engine(query);
        assertThatThrownBy(() -> querys.appendEvents(event(0)))
                .hasStackTraceContaining("ERROR: permission denied for table domain_event");
        assertThatThrownBy(() -> JdbcClient.create(query)
                        .sql("SELECT events.next_global_index()")
                        .query(Long.class)
                        .single())
                .hasStackTraceContaining("ERROR: permission denied for function next_global_index");
    }

    @Test
    void everyRowOfTheKernelsTablesSaysWhoseItIs() {
        assertThat(OwnedTables.withoutOrganisation(DATABASE.owner())).isEmpty();
    }
}
