package org.quartier.kernel.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import javax.sql.DataSource;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.EventSchema;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;
import org.axonframework.serialization.Serializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.testing.FixedKeys;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Follows the log and remembers what it was given: with our engine, or with one of two controls that lose events. */
final class Reader {

    private final BiFunction<@Nullable TrackingToken, Integer, List<TrackingToken>> read;
    private final List<Long> delivered = new ArrayList<>();
    private @Nullable TrackingToken token;

    private Reader(BiFunction<@Nullable TrackingToken, Integer, List<TrackingToken>> read) {
        this.read = read;
    }

    /** With {@link PostgresEventStorageEngine}. */
    static Reader ours(DataSource database) {
        return of(engine(database));
    }

    /** With the engine that comes with Axon. */
    static Reader stock(DataSource database) {
        return of(new Stock(database));
    }

    /** With the snapshot's xmax as fence, as is often advised. */
    static Reader fencedByXmax(DataSource database) {
        JdbcClient db = JdbcClient.create(database);
        Fences fences = new Fences();
        return new Reader((token, limit) -> {
            long index = token == null ? 0 : token.position().orElse(0);
            record Row(long index, long xmin, long xmax) {}
            List<Row> rows = db.sql("""
                SELECT global_index, pg_snapshot_xmin(pg_current_snapshot())::text::bigint,
                    pg_snapshot_xmax(pg_current_snapshot())::text::bigint
                FROM events.domain_event WHERE global_index > :index ORDER BY 1 LIMIT :limit
                """)
                    .param("index", index)
                    .param("limit", limit)
                    .query((row, n) -> new Row(row.getLong(1), row.getLong(2), row.getLong(3)))
                    .list();
            List<TrackingToken> tokens = new ArrayList<>();
            long expected = index + 1;
            for (Row row : rows) {
                if (row.index() > expected && !fences.isSettled(expected, row.index(), row.xmin(), () -> row.xmax())) {
                    break;
                }
                tokens.add(GapAwareTrackingToken.newInstance(row.index(), List.of()));
                expected = row.index() + 1;
            }
            return tokens;
        });
    }

    static PostgresEventStorageEngine engine(DataSource database) {
        return new PostgresEventStorageEngine(
                database,
                NoTransactionManager.INSTANCE,
                new EventSerializer(new FixedKeys()),
                Upcasters.all(),
                SnapshotFilter.rejectAll(),
                index -> {});
    }

    /** Where Axon's engine would begin when asked for the head. */
    static TrackingToken stockHead(DataSource database) {
        return new Stock(database).createHeadToken();
    }

    private static Reader of(EventStorageEngine engine) {
        return new Reader((token, limit) -> {
            try (var events = engine.readEvents(token, false)) {
                return events.limit(limit)
                        .map(TrackedEventMessage::trackingToken)
                        .toList();
            }
        });
    }

    /** Begins after a token. */
    Reader from(@Nullable TrackingToken start) {
        token = start;
        return this;
    }

    /** What one more read gives. */
    List<Long> next() {
        return next(PostgresEventStorageEngine.BATCH);
    }

    List<Long> next(int limit) {
        List<TrackingToken> tokens = read.apply(token, limit);
        List<Long> indexes =
                tokens.stream().map(read -> read.position().orElseThrow()).toList();
        if (!tokens.isEmpty()) {
            token = tokens.getLast();
        }
        delivered.addAll(indexes);
        return indexes;
    }

    /** Reads until this many were delivered in all; fails when that takes more than ten seconds. */
    List<Long> until(int count) {
        Instant deadline = Instant.now().plus(Duration.ofSeconds(10));
        while (delivered.size() < count) {
            if (Instant.now().isAfter(deadline)) {
                throw new AssertionError("only " + delivered.size() + " of " + count + " were delivered");
            }
            next();
        }
        return delivered;
    }

    /** All that was delivered. */
    List<Long> delivered() {
        return delivered;
    }

    /** Axon's own engine on our table. */
    private static final class Stock extends JdbcEventStorageEngine {

        private Stock(DataSource database) {
            super(settings(database));
        }

        private static Builder settings(DataSource database) {
            Serializer serializer = new EventSerializer(new FixedKeys());
            Builder builder = builder()
                    .connectionProvider(new SpringDataSourceConnectionProvider(database))
                    .transactionManager(NoTransactionManager.INSTANCE)
                    .dataType(String.class)
                    .schema(EventSchema.builder()
                            .eventTable("events.domain_event")
                            .globalIndexColumn("global_index")
                            .timestampColumn("recorded_at")
                            .eventIdentifierColumn("event_identifier")
                            .aggregateIdentifierColumn("aggregate_identifier")
                            .sequenceNumberColumn("sequence_number")
                            .typeColumn("aggregate_type")
                            .payloadTypeColumn("payload_type")
                            .payloadRevisionColumn("payload_revision")
                            .payloadColumn("payload")
                            .metaDataColumn("meta_data")
                            .build());
            builder.eventSerializer(serializer).snapshotSerializer(serializer);
            return builder;
        }

        @Override
        protected Object readTimeStamp(ResultSet row, String column) throws SQLException {
            return row.getObject(column, OffsetDateTime.class).toInstant().toString();
        }
    }
}
