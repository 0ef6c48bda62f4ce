package org.quartier.kernel.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.quartier.kernel.testing.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Scripts in which a reader that trusts a clock, or the wrong number, loses an event. */
class GapSafeReadingTest {

    private static final Instant SIXTY_ONE_SECONDS_AGO = Instant.now().minusSeconds(61);

    private final javax.sql.DataSource database = migrated();
    private final List<Writer> writers = new ArrayList<>();
    private final Reader ours = Reader.ours(database);
    private final Reader stock = Reader.stock(database);

    private static javax.sql.DataSource migrated() {
        TestDatabase made = TestDatabase.create();
        made.databases().migrate("kernel", "events");
        return made.owner();
    }

    @BeforeEach
    void noneIsDelivered() {
        assertThat(ours.next()).isEmpty();
    }

    @AfterEach
    void end() throws SQLException {
        for (Writer writer : writers) {
            writer.close();
        }
    }

    private Writer writer() throws SQLException {
        Writer writer = new Writer(database);
        writers.add(writer);
        return writer;
    }

    @Test
    void anIndexInFlightIsWaitedForHoweverOldItsNeighbourIs() throws SQLException {
        Writer slow = writer();
        long first = slow.draw();
        Writer quick = writer();
        quick.insert(quick.draw(), SIXTY_ONE_SECONDS_AGO).commit();

        assertThat(stock.next()).containsExactly(2L);
        assertThat(ours.next()).isEmpty();
        assertThat(ours.next()).isEmpty();

        slow.insert(first, Instant.now()).commit();
        stock.next();
        assertThat(stock.delivered()).as("the control loses the first").containsExactly(2L);
        assertThat(ours.until(2)).containsExactly(1L, 2L);
    }

    @Test
    void theHighestCompletedNumberIsNoFence() throws SQLException {
        Writer lower = writer();
        lower.number();
        Writer higher = writer();
        higher.number();
        long first = higher.draw();
        lower.append();
        lower.commit();
        Reader xmax = Reader.fencedByXmax(database);

        xmax.next();
        assertThat(xmax.next()).as("the control steps over what still runs").containsExactly(2L);
        assertThat(ours.next()).isEmpty();
        assertThat(ours.next()).isEmpty();

        higher.insert(first, Instant.now()).commit();
        assertThat(ours.until(2)).containsExactly(1L, 2L);
        xmax.next();
        assertThat(xmax.delivered()).containsExactly(2L);
    }

    @Test
    void aFenceIsNewEvenInsideATransactionThatHasANumberAlready() throws SQLException {
        TransactionTemplate around = new TransactionTemplate(new DataSourceTransactionManager(database));
        around.executeWithoutResult(status -> {
            JdbcClient.create(database)
                    .sql("SELECT pg_current_xact_id()")
                    .query((row, n) -> n)
                    .single();
            try {
                Writer slow = writer();
                long first = slow.draw();
                Writer quick = writer();
                quick.append();
                quick.commit();
                assertThat(ours.next()).isEmpty();
                assertThat(ours.next()).isEmpty();
                slow.insert(first, Instant.now()).commit();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
        assertThat(ours.until(2)).containsExactly(1L, 2L);
    }

    @Test
    void whatWasRolledBackIsSteppedOver() throws SQLException {
        Writer failing = writer();
        failing.append();
        Writer quick = writer();
        quick.append();
        quick.commit();
        assertThat(ours.next()).isEmpty();

        failing.rollback();
        assertThat(ours.next()).containsExactly(2L);
    }

    @Test
    void aHangingTransactionHoldsReadersNoLongerThanTheServerAllows() throws SQLException {
        writer().append();
        Writer quick = writer();
        quick.append();
        quick.commit();

        Instant begin = Instant.now();
        assertThat(ours.until(1)).containsExactly(2L);
        assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(8));
        writers.clear(); // its connection was ended
    }

    @Test
    void theHeadWaitsForWhatIsInFlight() throws Exception {
        Writer slow = writer();
        long first = slow.draw();
        Writer quick = writer();
        quick.append();
        quick.commit();

        TrackingToken stocks = Reader.stockHead(database);
        CompletableFuture<@Nullable TrackingToken> head =
                CompletableFuture.supplyAsync(() -> Reader.engine(database).createHeadToken());
        assertThat(stocks.position()).hasValue(2);
        assertThat(head).isNotDone();
        slow.insert(first, Instant.now()).commit();
        assertThat(head.get().position()).hasValue(2);

        stock.from(stocks);
        quick.append();
        quick.commit();
        assertThat(ours.from(head.get()).next()).containsExactly(3L);
        assertThat(stock.next()).as("the control never sees the first").containsExactly(3L);
    }

    @Test
    void aGapLongerThanABatch() throws SQLException {
        Writer failing = writer();
        for (int i = 0; i < PostgresEventStorageEngine.BATCH + 10; i++) {
            failing.draw();
        }
        Writer quick = writer();
        long index = quick.append();
        quick.commit();
        assertThat(ours.next()).isEmpty();

        failing.rollback();
        assertThat(ours.next()).containsExactly(index);
    }

    @Test
    void manyGapsAreSettledTogether() throws SQLException {
        Writer writer = writer();
        for (int i = 0; i < 50; i++) {
            writer.draw();
            writer.append();
        }
        writer.commit();

        assertThat(ours.next()).isEmpty();
        assertThat(ours.next()).hasSize(50);
    }

    @Test
    void whatASavepointUndidIsSteppedOverOnceItsTransactionEnds() throws SQLException {
        Writer writer = writer();
        var savepoint = writer.savepoint();
        writer.append();
        writer.rollback(savepoint);
        writer.append();
        Writer other = writer();
        other.append();
        other.commit();
        assertThat(ours.next()).isEmpty();
        assertThat(ours.next()).isEmpty();

        writer.commit();
        assertThat(ours.until(2)).containsExactly(2L, 3L);
    }

    @Test
    void aReaderBehindReadsInBatches() throws SQLException {
        Writer writer = writer();
        writer.append(25);
        writer.commit();

        assertThat(ours.next(10)).hasSize(10);
        assertThat(ours.next(10)).hasSize(10);
        assertThat(ours.next(10)).hasSize(5);
        assertThat(ours.delivered())
                .isEqualTo(LongStream.rangeClosed(1, 25).boxed().toList());
    }

    @Test
    void aTokenAtAnInstantLiesBeforeWhatWasRecordedThen() throws SQLException {
        Writer writer = writer();
        writer.insert(writer.draw(), SIXTY_ONE_SECONDS_AGO);
        writer.append();
        writer.commit();

        PostgresEventStorageEngine engine = Reader.engine(database);
        assertThat(engine.createTokenAt(SIXTY_ONE_SECONDS_AGO.minusSeconds(1))).isNull();
        assertThat(engine.createTokenAt(SIXTY_ONE_SECONDS_AGO.plusSeconds(1)).position())
                .hasValue(1);
        assertThat(engine.createTokenAt(Instant.now().plusSeconds(60)).position())
                .hasValue(2);
    }

    @Test
    void readingNeedsNoMoreThanItsOwnRole() throws SQLException {
        try (Connection connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("SET ROLE quartier_query");
            assertThat(statement.execute("SELECT pg_current_xact_id()")).isTrue();
            statement.execute("SELECT count(*) FROM events.domain_event");
        }
    }
}
