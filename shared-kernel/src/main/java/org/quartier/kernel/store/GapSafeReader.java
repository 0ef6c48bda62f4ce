package org.quartier.kernel.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.eventhandling.TrackedDomainEventData;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Reads the log in the order of its index and never steps over an index that may still come.
 *
 * <p>PostgreSQL hands out sequence numbers outside transactions, so a gap alone does not tell whether its transaction
 * was rolled back or is still running. The snapshot does. Whoever drew the missing index was numbered before it drew
 * (see {@code events.next_global_index}), and so before a higher index became visible. When a gap is first seen the
 * reader draws a transaction number of its own, the <em>fence</em>: the one it waits for is below it. Once a later
 * snapshot has reached the fence with its xmin, that transaction is settled; if the index is missing even then, it will
 * never come. No clock is asked.
 *
 * <p>The snapshot's xmax would not do as a fence: it is one past the highest <em>completed</em> number, and a running
 * transaction that drew the missing index may be numbered above it.
 *
 * <p>Each statement is a transaction of its own, whatever transaction runs on the thread: one that was numbered before
 * it asked for a fence would be given its old number, and would see its own events before they are committed.
 */
final class GapSafeReader {

    private static final String AFTER = """
        SELECT pg_snapshot_xmin(now.snapshot)::text::bigint AS xmin, event.*
        FROM (SELECT pg_current_snapshot() AS snapshot) AS now
        LEFT JOIN (SELECT global_index, event_identifier, aggregate_identifier, sequence_number, aggregate_type,
                          payload_type, payload_revision, payload, meta_data, recorded_at
                   FROM events.domain_event WHERE global_index > :index
                   ORDER BY global_index LIMIT :limit) AS event ON true
        ORDER BY event.global_index
        """;
    private static final Duration SETTLES_WITHIN = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(5);

    private final JdbcClient db;
    private final Fences fences = new Fences();

    GapSafeReader(DataSource dataSource) {
        this.db = JdbcClient.create(new DelegatingDataSource(dataSource)); // not the one that transactions are bound to
    }

    private record Row(long xmin, Optional<Event> event) {}

    private record Event(long index, GenericDomainEventEntry<String> entry) {}

    /** The events directly after {@code index}, without a gap that may still be filled. */
    List<TrackedEventData<?>> after(long index, int limit) {
        List<Row> rows = db.sql(AFTER)
                .param("index", index)
                .param("limit", limit)
                .query((row, n) -> row(row))
                .list();
        List<TrackedEventData<?>> events = new ArrayList<>(rows.size());
        LongSupplier fence = once(this::fence);
        boolean held = false;
        long expected = index + 1;
        for (Row row : rows) {
            if (row.event().isEmpty()) {
                break;
            }
            Event event = row.event().get();
            if (event.index() > expected && !fences.isSettled(expected, event.index(), row.xmin(), fence)) {
                held = true; // but look on, so that all gaps of the batch are settled together
            }
            if (!held) {
                events.add(new TrackedDomainEventData<>(
                        GapAwareTrackingToken.newInstance(event.index(), Set.of()), event.entry()));
            }
            expected = event.index() + 1;
        }
        return events;
    }

    private static LongSupplier once(LongSupplier number) {
        AtomicLong drawn = new AtomicLong();
        return () -> drawn.updateAndGet(known -> known == 0 ? number.getAsLong() : known);
    }

    /** The highest index below which nothing can come any more; waits for the transactions that run now. */
    long settledHead() {
        return settled();
    }

    /** The highest settled index recorded before {@code instant}, or the settled head where nothing is later. */
    long settledBefore(Instant instant) {
        long head = settled();
        return db.sql("""
            SELECT min(global_index) - 1 FROM events.domain_event
            WHERE recorded_at >= :instant AND global_index <= :head
            """)
                .param("instant", OffsetDateTime.ofInstant(instant, ZoneOffset.UTC))
                .param("head", head)
                .query(Long.class)
                .optional()
                .orElse(head);
    }

    private long settled() {
        long head = db.sql("SELECT coalesce(max(global_index), 0) FROM events.domain_event")
                .query(Long.class)
                .single();
        long fence = fence();
        Instant deadline = Instant.now().plus(SETTLES_WITHIN);
        while (xmin() < fence) {
            if (Instant.now().isAfter(deadline)) {
                throw new EventStoreException("a transaction that may still append is open for too long");
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
        return head;
    }

    private long xmin() {
        return db.sql("SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint")
                .query(Long.class)
                .single();
    }

    /** A transaction number above those of all who have drawn an index until now. */
    private long fence() {
        return db.sql("SELECT pg_current_xact_id()::text::bigint")
                .query(Long.class)
                .single();
    }

    private static Row row(ResultSet row) throws SQLException {
        long xmin = row.getLong("xmin");
        long index = row.getLong("global_index");
        if (row.wasNull()) {
            return new Row(xmin, Optional.empty());
        }
        return new Row(xmin, Optional.of(new Event(index, entry(row))));
    }

    private static GenericDomainEventEntry<String> entry(ResultSet row) throws SQLException {
        return new GenericDomainEventEntry<>(
                row.getString("aggregate_type"),
                row.getString("aggregate_identifier"),
                row.getLong("sequence_number"),
                row.getString("event_identifier"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant().toString(),
                row.getString("payload_type"),
                row.getString("payload_revision"),
                row.getString("payload"),
                row.getString("meta_data"));
    }
}
