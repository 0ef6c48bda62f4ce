package org.quartier.kernel.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCallback;
import org.springframework.jdbc.core.PreparedStatementCreator;

/**
 * Appends events in one statement, which first looks whether another node has written the same versions, of whatever
 * stream: who loses that race draws no index. Each event must carry its metadata.
 */
final class EventAppender {

    private static final String APPEND = """
        INSERT INTO events.domain_event (event_identifier, aggregate_identifier, sequence_number, aggregate_type,
            payload_type, payload_revision, payload, meta_data, organisation, actor, correlation_id, happened_at,
            recorded_at)
        SELECT event_identifier, aggregate_identifier, sequence_number, aggregate_type, payload_type,
            payload_revision, payload, meta_data, organisation, actor, correlation_id, happened_at, recorded_at
        FROM unnest(?::text[], ?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
            ?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::timestamptz[]) WITH ORDINALITY
            AS new (event_identifier, aggregate_identifier, sequence_number, aggregate_type, payload_type,
                payload_revision, payload, meta_data, organisation, actor, correlation_id, happened_at, recorded_at,
                position)
        WHERE NOT EXISTS (SELECT FROM unnest(?::text[], ?::bigint[]) AS wanted (stream, version)
            JOIN events.domain_event taken
              ON taken.aggregate_identifier = wanted.stream AND taken.sequence_number = wanted.version)
        ORDER BY position
        RETURNING global_index
        """;
    private static final String UNIQUE_VIOLATION = "23505";

    private final JdbcTemplate jdbc;
    private final LongConsumer appended;

    EventAppender(DataSource dataSource, LongConsumer appended) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.appended = appended;
    }

    private record Row(
            DomainEventMessage<?> event,
            SerializedObject<String> payload,
            SerializedObject<String> metaData,
            EventMetadata about) {}

    /**
     * Appends in the order given.
     *
     * @throws IncompleteMetadataException when one does not say whose it is, who did it, and what it belongs to
     * @throws ConcurrencyException when another has written one of the versions already
     * @throws AggregateStreamCreationException when that is so and the first was to begin its stream
     */
    void append(List<DomainEventMessage<?>> events, Serializer serializer) {
        List<Row> rows = events.stream().map(event -> row(event, serializer)).toList();
        PreparedStatementCreator append = connection -> statement(connection, rows);
        PreparedStatementCallback<Integer> execute = this::execute;
        int stored = Objects.requireNonNull(jdbc.execute(append, execute));
        if (stored != rows.size()) {
            throw lostRace(rows.getFirst().event());
        }
    }

    static RuntimeException lostRace(EventMessage<?> first) {
        return first instanceof DomainEventMessage<?> event && event.getSequenceNumber() == 0
                ? new AggregateStreamCreationException("another command created the same at the same time")
                : new ConcurrencyException("another command changed the same at the same time");
    }

    static boolean isDuplicate(Throwable exception) {
        return exception instanceof SQLException sql && UNIQUE_VIOLATION.equals(sql.getSQLState());
    }

    private static Row row(DomainEventMessage<?> event, Serializer serializer) {
        EventMetadata about = EventMetadata.of(event.getMetaData());
        return new Row(
                event,
                event.serializePayload(serializer, String.class),
                event.serializeMetaData(serializer, String.class),
                about);
    }

    private static PreparedStatement statement(Connection connection, List<Row> rows) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(APPEND);
        Object[] aggregates = column(rows, row -> row.event.getAggregateIdentifier());
        Object[] sequence = column(rows, row -> row.event.getSequenceNumber());
        Arrays arrays = new Arrays(connection, statement);
        arrays.add("text", column(rows, row -> row.event.getIdentifier()));
        arrays.add("text", aggregates);
        arrays.add("int8", sequence);
        arrays.add("text", column(rows, row -> row.event.getType()));
        arrays.add("text", column(rows, row -> row.payload.getType().getName()));
        arrays.add("text", column(rows, row -> row.payload.getType().getRevision()));
        arrays.add("text", column(rows, row -> row.payload.getData()));
        arrays.add("text", column(rows, row -> row.metaData.getData()));
        arrays.add("text", column(rows, row -> row.about.organisation().value()));
        arrays.add("text", column(rows, row -> row.about.actor()));
        arrays.add("text", column(rows, row -> row.about.correlation()));
        arrays.add("timestamptz", column(rows, row -> text(row.about.happenedAt())));
        arrays.add("timestamptz", column(rows, row -> text(row.event.getTimestamp())));
        arrays.add("text", aggregates);
        arrays.add("int8", sequence);
        return statement;
    }

    private static String text(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC).toString();
    }

    private static Object[] column(List<Row> rows, Function<Row, Object> value) {
        return rows.stream().map(value).toArray();
    }

    private int execute(PreparedStatement statement) throws SQLException {
        int count = 0;
        try (ResultSet indexes = statement.executeQuery()) {
            while (indexes.next()) {
                appended.accept(indexes.getLong(1));
                count++;
            }
        }
        return count;
    }

    /** Binds arrays to the parameters of a statement, one after the other. */
    private static final class Arrays {
        private final Connection connection;
        private final PreparedStatement statement;
        private int bound;

        private Arrays(Connection connection, PreparedStatement statement) {
            this.connection = connection;
            this.statement = statement;
        }

        private void add(String type, Object[] values) throws SQLException {
            statement.setArray(++bound, connection.createArrayOf(type, values));
        }
    }
}
