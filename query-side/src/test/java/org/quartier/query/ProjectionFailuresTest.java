package org.quartier.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.deadletter.jdbc.JdbcSequencedDeadLetterQueue;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quartier.kernel.event.PersonEvent.PersonRegistered;
import org.quartier.kernel.event.QuarterEvent.QuarterChanged;
import org.quartier.kernel.event.QuarterEvent.QuarterOpened;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.QuarterId;
import org.quartier.kernel.store.EventSerializer;
import org.quartier.kernel.store.PostgresEventStorageEngine;
import org.quartier.kernel.testing.OwnedTables;
import org.quartier.kernel.testing.TestDatabase;
import org.quartier.kernel.testing.TestLog;
import org.quartier.query.TestProjections.Names;
import org.quartier.query.TestProjections.Persons;
import org.quartier.query.TestProjections.SwitchedKeys;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.util.ReflectionTestUtils;

/** What becomes of events that a projection cannot take, on a real database. */
@QuerySideTest
@Import(TestProjections.class)
@ExtendWith(OutputCaptureExtension.class)
class ProjectionFailuresTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Autowired
    private TestLog log;

    @Autowired
    private TestDatabase database;

    @Autowired
    private ProjectionPositions positions;

    @Autowired
    private EventProcessingConfiguration processing;

    @Autowired
    @Qualifier("query")
    private JdbcClient db;

    @Autowired
    @Qualifier("query")
    private TransactionManager transactions;

    private final QuarterId coerde = QuarterId.next();
    private final QuarterId healthy = QuarterId.next();

    private QuarterOpened opened(QuarterId quarter, String name) {
        return new QuarterOpened(quarter, name, "Münster", "NW", BERLIN, List.of());
    }

    private QuarterChanged changed(QuarterId quarter, String name) {
        return new QuarterChanged(quarter, name, "Münster", "NW", BERLIN, List.of());
    }

    private static PersonRegistered person(PersonId id, String given, String family) {
        return new PersonRegistered(id, given, family, null, null, List.of(), null);
    }

    private List<String> names(QuarterId quarter) {
        return db.sql("SELECT name FROM query.test_name WHERE quarter = :quarter ORDER BY version")
                .param("quarter", quarter.value())
                .query(String.class)
                .list();
    }

    private List<Map<String, Object>> deadLetters(Object aggregate) {
        return db.sql("""
            SELECT sequencenumber, causetype, causemessage, organisation, convert_from(payload, 'UTF8') AS payload,
                coalesce(convert_from(diagnostics, 'UTF8'), '') AS diagnostics
            FROM query.dead_letter WHERE aggregateidentifier = :aggregate ORDER BY sequenceindex
            """).param("aggregate", aggregate.toString()).query().listOfRows();
    }

    private static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofSeconds(30));
    }

    private void awaitPosition(String projection, long position) {
        await().untilAsserted(() -> assertThat(positions.of(projection)).isGreaterThanOrEqualTo(position));
    }

    @ParameterizedTest
    @CsvSource({
        "thrown, IllegalStateException, ''",
        "missing, DataIntegrityViolationException, SQLSTATE 23502",
        "forbidden, DataIntegrityViolationException, SQLSTATE 23514"
    })
    void whatCannotBeTakenIsParkedWithAllThatFollowsItAndOthersGoOn(
            String name, String cause, String code, CapturedOutput output) {
        String canary = name + " Canary";
        log.append(healthy, opened(healthy, "before"));
        log.append(coerde, opened(coerde, "first"), changed(coerde, canary), changed(coerde, "third"));
        long position = log.append(healthy, changed(healthy, "after"));
        awaitPosition(Names.NAME, position);
        awaitPosition(Names.NAME, log.append(coerde, changed(coerde, "fourth")));

        assertThat(names(healthy)).containsExactly("before", "after");
        assertThat(names(coerde)).containsExactly("first");
        List<Map<String, Object>> parked = deadLetters(coerde);
        assertThat(parked).extracting(row -> row.get("sequencenumber")).containsExactly(1L, 2L, 3L);
        assertThat(parked.getFirst()).containsEntry("causetype", cause).containsEntry("causemessage", code);
        assertThat(parked).allSatisfy(row -> assertThat(row).containsEntry("organisation", "Demo"));
        assertThat(output.getAll()).doesNotContain("Canary");
    }

    @ParameterizedTest
    @CsvSource({"Canary, thrown", "forbidden Canary, Anna"})
    @DisplayName("R-69 a dead letter and the log show nothing of a person")
    void deadLettersStayEncrypted(String given, String family, CapturedOutput output) {
        PersonId anna = PersonId.next();
        PersonId ben = PersonId.next();
        log.append(anna, person(anna, given, family));
        awaitPosition(Persons.NAME, log.append(ben, person(ben, "Ben", "B")));

        assertThat(deadLetters(anna)).singleElement().satisfies(row -> {
            assertThat(row.toString()).doesNotContain("Canary").contains("\"givenName\":\"A");
            assertThat((String) row.get("causemessage")).matches("|SQLSTATE 22012");
        });
        assertThat(deadLetters(ben)).isEmpty();
        assertThat(output.getAll()).doesNotContain("Canary");
    }

    @Test
    void aFailedBatchTakesItsTokenBackWithItsRows() {
        Names.WAITS_AT.set("not yet");
        log.append(healthy, opened(healthy, "good"));
        long second = log.append(coerde, opened(coerde, "not yet"));
        int before = attempts();
        await().until(() -> attempts() > before + 2); // fast, and then with care, again and again

        assertThat(positions.of(Names.NAME)).isLessThan(second);
        assertThat(deadLetters(coerde)).isEmpty();
        assertThat(names(coerde)).as("its row was written each time").isEmpty();
        Names.WAITS_AT.set("");
        awaitPosition(Names.NAME, second);
        assertThat(names(healthy)).containsExactly("good");
        assertThat(names(coerde)).containsExactly("not yet");
    }

    private static int attempts() {
        return Names.SEEN
                .computeIfAbsent(Names.class, key -> new AtomicInteger())
                .get();
    }

    @Test
    @DisplayName("R-69 without keys nothing about persons is projected, nothing is lost, and others go on")
    void keyStoreDown() {
        PersonId anna = PersonId.next();
        StreamingEventProcessor persons = processing
                .eventProcessor(Persons.NAME, StreamingEventProcessor.class)
                .orElseThrow();
        persons.shutDown();
        log.append(anna, person(anna, "Anna", "A"));
        SwitchedKeys.DOWN.set(true);
        try {
            persons.start();
            awaitPosition(Names.NAME, log.append(coerde, opened(coerde, "needs no keys")));
            int refused = SwitchedKeys.REFUSED.get();
            await().until(() -> SwitchedKeys.REFUSED.get() > refused + 1);
            assertThat(deadLetters(anna)).isEmpty();
            assertThat(givenNames()).doesNotContain("Anna");
        } finally {
            SwitchedKeys.DOWN.set(false);
        }
        await().untilAsserted(() -> assertThat(givenNames()).contains("Anna"));
        assertThat(deadLetters(anna)).isEmpty();
    }

    private List<String> givenNames() {
        return db.sql("SELECT coalesce(given_name, '') FROM query.test_person")
                .query(String.class)
                .list();
    }

    @Test
    void everyPieceIsTheOneThatWasChosen() {
        assertThat(transactions).isInstanceOf(SpringTransactionManager.class);
        assertThat(processing.eventProcessors().keySet()).contains(Names.NAME, Persons.NAME);
        processing.eventProcessors().forEach((name, processor) -> {
            assertThat(processor).isInstanceOf(PooledStreamingEventProcessor.class);
            assertThat(processing.tokenStore(name)).isInstanceOf(JdbcTokenStore.class);
            assertThat(processing.transactionManager(name)).isSameAs(transactions);
            assertThat(processing.errorHandler(name)).isInstanceOf(PropagatingErrorHandler.class);
            assertThat(processing.listenerInvocationErrorHandler(name)).isInstanceOf(PropagatingErrorHandler.class);
            assertThat(processing.deadLetterQueue(name)).get().isInstanceOf(JdbcSequencedDeadLetterQueue.class);
            Object source = ReflectionTestUtils.getField(processor, "messageSource");
            assertThat(source).isInstanceOf(WakingLog.class);
            Object log = ReflectionTestUtils.getField(source, "log");
            assertThat(log).isInstanceOf(EmbeddedEventStore.class);
            assertThat(ReflectionTestUtils.getField(log, "storageEngine"))
                    .isInstanceOf(PostgresEventStorageEngine.class)
                    .extracting("eventSerializer")
                    .isInstanceOf(EventSerializer.class);
        });
    }

    @Test
    void everyRowOfEveryTableSaysWhoseItIs() {
        assertThat(OwnedTables.withoutOrganisation(database.owner())).isEmpty();
    }
}
