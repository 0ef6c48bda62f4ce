package org.quartier.kernel.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import javax.sql.DataSource;

/** A transaction that appends step by step, so that two can be interleaved as the test's script says. */
final class Writer implements AutoCloseable {

    private final Connection connection;

    Writer(DataSource database) throws SQLException {
        connection = database.getConnection();
        try (Statement settings = connection.createStatement()) {
            settings.execute("SET idle_in_transaction_session_timeout = 0"); // the script decides how long it waits
        }
        connection.setAutoCommit(false);
    }

    /** Gets its transaction number. */
    long number() throws SQLException {
        return ask("SELECT pg_current_xact_id()::text::bigint");
    }

    /** Draws an index. */
    long draw() throws SQLException {
        return ask("SELECT events.next_global_index()");
    }

    /** Inserts an event under an index that was drawn. */
    Writer insert(long index, Instant recordedAt) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
            INSERT INTO events.domain_event (global_index, event_identifier, aggregate_identifier, sequence_number,
                aggregate_type, payload_type, payload_revision, payload, meta_data, organisation, actor,
                correlation_id, happened_at, recorded_at)
            VALUES (?, ?, ?, 0, 'Test', 'person.erased', '1', '{}', '{}', 'Demo', 'anna', 'c', now(), ?)
            """)) {
            String id = UUID.randomUUID().toString();
            insert.setLong(1, index);
            insert.setString(2, id);
            insert.setString(3, id);
            insert.setObject(4, recordedAt.atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        }
        return this;
    }

    /** Draws an index and inserts under it. */
    long append() throws SQLException {
        long index = draw();
        insert(index, Instant.now());
        return index;
    }

    void append(int count) throws SQLException {
        for (int i = 0; i < count; i++) {
            append();
        }
    }

    Savepoint savepoint() throws SQLException {
        return connection.setSavepoint();
    }

    void rollback(Savepoint savepoint) throws SQLException {
        connection.rollback(savepoint);
    }

    void commit() throws SQLException {
        connection.commit();
    }

    void rollback() throws SQLException {
        connection.rollback();
    }

    private long ask(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.rollback();
        connection.close();
    }
}
