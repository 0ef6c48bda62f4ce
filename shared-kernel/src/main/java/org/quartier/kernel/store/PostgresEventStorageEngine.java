package org.quartier.kernel.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.jdbc.EventSchema;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

/**
 * The log on PostgreSQL. It differs from the stock engine where that one loses events: readers are never led past an
 * index that may still come ({@link GapSafeReader}), and nothing can be appended that does not say whose it is and who
 * did it ({@link EventAppender}).
 */
public final class PostgresEventStorageEngine extends JdbcEventStorageEngine {

    /** How many events are fetched at once. */
    public static final int BATCH = 1_000;

    private final GapSafeReader reader;
    private final EventAppender appender;
    private final TransactionManager transactions;

    /**
     * An engine over one database.
     *
     * @param dataSource whose role may read the log and, on the command side, append to it
     * @param transactions over that data source
     * @param serializer for events and snapshots
     * @param upcasters read older revisions
     * @param snapshots which snapshots may be used
     * @param appended is told the global index of each event appended, inside the transaction
     */
    public PostgresEventStorageEngine(
            DataSource dataSource,
            TransactionManager transactions,
            Serializer serializer,
            EventUpcaster upcasters,
            SnapshotFilter snapshots,
            LongConsumer appended) {
        super(settings(dataSource, transactions, serializer, upcasters, snapshots));
        this.reader = new GapSafeReader(dataSource);
        this.appender = new EventAppender(dataSource, appended);
        this.transactions = transactions;
    }

    private static Builder settings(
            DataSource dataSource,
            TransactionManager transactions,
            Serializer serializer,
            EventUpcaster upcasters,
            SnapshotFilter snapshots) {
        ConnectionProvider connections = new SpringDataSourceConnectionProvider(dataSource);
        Builder builder = builder()
                .connectionProvider(connections)
                .transactionManager(transactions)
                .dataType(String.class)
                .schema(EventSchema.builder()
                        .eventTable("events.domain_event")
                        .snapshotTable("events.snapshot")
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
        builder.batchSize(BATCH)
                .eventSerializer(serializer)
                .snapshotSerializer(serializer)
                .upcasterChain(upcasters)
                .snapshotFilter(snapshots)
                .persistenceExceptionResolver(EventAppender::isDuplicate);
        return builder;
    }

    @Override
    protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
        if (events.isEmpty()) {
            return;
        }
        transactions.executeInTransaction(() -> {
            try {
                appender.append(
                        events.stream()
                                .map(PostgresEventStorageEngine::asDomainEvent)
                                .toList(),
                        serializer);
            } catch (DataAccessException e) {
                if (EventAppender.isDuplicate(e.getMostSpecificCause())) {
                    throw EventAppender.lostRace(events.getFirst());
                }
                throw e; // says more of its cause than an exception of the store would
            }
        });
    }

    private static DomainEventMessage<?> asDomainEvent(EventMessage<?> event) {
        if (event instanceof DomainEventMessage<?> domainEvent) {
            return domainEvent;
        }
        return new GenericDomainEventMessage<>("", event.getIdentifier(), 0, event, event::getTimestamp);
    }

    @Override
    protected List<? extends TrackedEventData<?>> fetchTrackedEvents(@Nullable TrackingToken lastToken, int batchSize) {
        return reader.after(index(lastToken), batchSize);
    }

    private static long index(@Nullable TrackingToken token) {
        return token == null ? 0 : ((GapAwareTrackingToken) token).getIndex();
    }

    @Override
    public @Nullable TrackingToken createTailToken() {
        return null;
    }

    @Override
    public @Nullable TrackingToken createHeadToken() {
        return token(reader.settledHead());
    }

    @Override
    public @Nullable TrackingToken createTokenAt(Instant dateTime) {
        return token(reader.settledBefore(dateTime));
    }

    private static @Nullable TrackingToken token(long index) {
        return index == 0 ? null : GapAwareTrackingToken.newInstance(index, Collections.emptySet());
    }

    @Override
    protected void writeTimestamp(PreparedStatement statement, int position, Instant instant) throws SQLException {
        statement.setObject(position, instant.atOffset(ZoneOffset.UTC));
    }

    @Override
    protected Object readTimeStamp(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant().toString();
    }
}
