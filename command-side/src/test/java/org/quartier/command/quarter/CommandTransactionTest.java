package org.quartier.command.quarter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.caching.Cache;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.SubscribingEventProcessor;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.serialization.Serializer;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.junit.jupiter.api.Test;
import org.quartier.command.CommandPolicies;
import org.quartier.command.CommandSideTest;
import org.quartier.command.Commands;
import org.quartier.command.Recorded;
import org.quartier.command.RuleViolation;
import org.quartier.command.quarter.QuarterCommand.ChangeQuarter;
import org.quartier.command.quarter.QuarterCommand.Description;
import org.quartier.command.quarter.QuarterCommand.OpenQuarter;
import org.quartier.kernel.event.QuarterEvent.QuarterChanged;
import org.quartier.kernel.event.QuarterEvent.QuarterOpened;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.id.QuarterId;
import org.quartier.kernel.store.EventSerializer;
import org.quartier.kernel.store.PostgresEventStorageEngine;
import org.quartier.kernel.testing.OwnedTables;
import org.quartier.kernel.testing.TestDatabase;
import org.quartier.kernel.testing.TestLog;
import org.quartier.kernel.value.WeeklyTime;
import org.quartier.kernel.web.Refusal;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** A command does all that it does, or nothing: in the log, the lookups, the locks and the cache. */
@CommandSideTest
@Import(CommandTransactionTest.FailingPolicy.class)
class CommandTransactionTest {

    private static final Duration AT_ONCE = Duration.ofSeconds(1);

    @Autowired
    private Commands commands;

    @Autowired
    private Clock clock;

    @Autowired
    private TestDatabase database;

    @Autowired
    private Cache aggregateCache;

    @Autowired
    private Serializer serializer;

    private final QuarterId coerde = QuarterId.next();

    /** Fails after the event was appended to the unit of work, as a booking that collides does. */
    @ProcessingGroup(CommandPolicies.GROUP)
    static class FailingPolicy {

        @EventHandler
        void on(QuarterOpened event) {
            assertThat(TransactionSynchronizationManager.isActualTransactionActive())
                    .isTrue();
            fail(event.name());
        }

        @EventHandler
        void on(QuarterChanged event) {
            fail(event.name());
        }

        private static void fail(String name) {
            if (name.equals("refused")) {
                throw new IllegalStateException("as the test asked");
            }
        }
    }

    private Recorded open(String name) {
        return send(new OpenQuarter(coerde, description(name)), TestLog.DEMO);
    }

    private Recorded change(String name) {
        return send(new ChangeQuarter(coerde, description(name)), TestLog.DEMO);
    }

    private Recorded send(Object command, OrganisationId organisation) {
        return assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> commands.send(command, TestLog.about(organisation, clock.instant())));
    }

    private static Description description(String name) {
        return new Description(name, "Münster", "NW", ZoneId.of("Europe/Berlin"), List.of());
    }

    private List<Long> versions() {
        return JdbcClient.create(database.owner())
                .sql("SELECT sequence_number FROM events.domain_event WHERE aggregate_identifier = :id ORDER BY 1")
                .param("id", coerde.toString())
                .query(Long.class)
                .list();
    }

    private List<Map<String, Object>> snapshots() {
        return JdbcClient.create(database.owner())
                .sql("SELECT * FROM events.snapshot WHERE aggregate_identifier = :id")
                .param("id", coerde.toString())
                .query()
                .listOfRows();
    }

    @Test
    void whatIsRolledBackAfterItsAppendLeavesNothingBehind() {
        open("first");
        assertThatThrownBy(() -> change("refused")).hasMessage("as the test asked");
        assertThat(versions()).containsExactly(0L);

        long begin = System.nanoTime();
        assertThat(change("first").version()).as("the state is that of before").isZero();
        assertThat(change("second").version()).isEqualTo(1);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(AT_ONCE);
        assertThat(versions()).containsExactly(0L, 1L);
    }

    @Test
    void aCreationThatFailsLeavesItsIdFree() {
        assertThatThrownBy(() -> open("refused")).hasMessage("as the test asked");
        WeeklyTime empty = new WeeklyTime(java.time.DayOfWeek.MONDAY, LocalTime.NOON, LocalTime.NOON);
        assertThatThrownBy(() -> send(
                        new OpenQuarter(
                                coerde, new Description("x", "x", "NW", ZoneId.of("Europe/Berlin"), List.of(empty))),
                        TestLog.DEMO))
                .isInstanceOf(RuleViolation.class);

        long begin = System.nanoTime();
        assertThatThrownBy(() -> change("nothing there")).isNotNull();
        assertThat(open("first").version()).isZero();
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(AT_ONCE);
        assertThat(versions()).containsExactly(0L);
    }

    @Test
    void noTransactionSurroundsTheGateway() {
        assertThat(TransactionSynchronizationManager.isActualTransactionActive())
                .isFalse();
        open("first");
        assertThat(TransactionSynchronizationManager.isSynchronizationActive()).isFalse();
    }

    @Test
    void fiftyEventsMakeASnapshotAndAnOutdatedOneIsPassedOver() {
        open("quarter 0");
        IntStream.rangeClosed(1, 55).forEach(n -> change("quarter " + n));

        assertThat(versions()).isEqualTo(LongStream.rangeClosed(0, 55).boxed().toList());
        await().untilAsserted(() -> assertThat(snapshots()).isNotEmpty()); // they are taken on a thread of their own
        assertThat(snapshots()).singleElement().satisfies(row -> {
            assertThat((String) row.get("payload"))
                    .contains("\"name\":\"quarter ")
                    .contains(coerde.toString());
            assertThat(row).containsEntry("organisation", "Demo");
            assertThat((Long) row.get("sequence_number")).isBetween(48L, 55L);
        });

        aggregateCache.removeAll();
        JdbcClient.create(database.owner())
                .sql("DELETE FROM events.domain_event WHERE aggregate_identifier = :id AND sequence_number < 10")
                .param("id", coerde.toString())
                .update();
        assertThat(change("quarter 55").version())
                .as("loaded from the snapshot, because the first events are gone")
                .isEqualTo(55);
        assertThat(change("quarter 56").version()).isEqualTo(56);
        aggregateCache.removeAll();
        assertThatThrownBy(() -> send(new ChangeQuarter(coerde, description("stolen")), new OrganisationId("Other")))
                .isInstanceOf(Refusal.class)
                .hasMessage(Refusal.notFound().getMessage());

        aggregateCache.removeAll();
        outdateSnapshot();
        assertThatThrownBy(() -> change("quarter 57"))
                .as("the events are read instead, and the first are gone")
                .isNotNull();
        assertThat(versions()).hasSize(47);
    }

    private void outdateSnapshot() {
        JdbcClient.create(database.owner())
                .sql("UPDATE events.snapshot SET payload_revision = 'of another shape' WHERE aggregate_identifier ="
                        + " :id")
                .param("id", coerde.toString())
                .update();
    }

    @Test
    void everyPieceIsTheOneThatWasChosen(
            @Autowired EventBus log,
            @Autowired EventStorageEngine engine,
            @Autowired CommandBus bus,
            @Autowired TransactionManager transactions,
            @Autowired EventProcessingConfiguration processing) {
        assertThat(log).isInstanceOf(EmbeddedEventStore.class);
        assertThat(ReflectionTestUtils.getField(log, "storageEngine")).isSameAs(engine);
        assertThat(engine).isInstanceOf(PostgresEventStorageEngine.class);
        assertThat(serializer).isInstanceOf(EventSerializer.class);
        assertThat(transactions).isInstanceOf(SpringTransactionManager.class);
        assertThat(bus).isExactlyInstanceOf(SimpleCommandBus.class);
        assertThat(ReflectionTestUtils.getField(bus, "transactionManager")).isSameAs(transactions);
        assertThat((Iterable<?>) ReflectionTestUtils.getField(bus, "handlerInterceptors"))
                .extracting(interceptor -> interceptor.getClass().getSimpleName())
                .contains(CorrelationDataInterceptor.class.getSimpleName())
                .containsOnlyOnce("OutcomeInterceptor");
        assertThat(processing.eventProcessor(CommandPolicies.GROUP))
                .get()
                .isInstanceOf(SubscribingEventProcessor.class);
        assertThat(processing.errorHandler(CommandPolicies.GROUP)).isInstanceOf(PropagatingErrorHandler.class);
        assertThat(processing.listenerInvocationErrorHandler(CommandPolicies.GROUP))
                .isInstanceOf(PropagatingErrorHandler.class);
    }

    @Test
    void everyRowOfEveryTableSaysWhoseItIs() {
        assertThat(OwnedTables.withoutOrganisation(database.owner())).isEmpty();
    }
}
