package org.quartier.command.imports;

import com.zaxxer.hikari.HikariDataSource;
import jakarta.annotation.PreDestroy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tells living processes from dead ones: each holds the advisory lock of a number of its own, on one connection, and the
 * database frees it when the process dies, however it dies.
 */
@Component
class ProcessLock {

    private final long number = ThreadLocalRandom.current().nextLong();
    private final HikariDataSource pool;
    private final JdbcClient db;
    private @Nullable Connection holding;

    ProcessLock(@Qualifier("command") HikariDataSource pool, @Qualifier("command") JdbcClient db) {
        this.pool = pool;
        this.db = db;
    }

    /** This process's number; its lock is held from now on. */
    synchronized long hold() {
        try {
            if (holding == null || !holding.isValid(2)) {
                release();
                holding = pool.getConnection();
                execute(holding, "SELECT pg_advisory_lock(?)");
            }
        } catch (SQLException e) {
            throw new org.springframework.dao.DataAccessResourceFailureException("no lock for this process", e);
        }
        return number;
    }

    /** Whether a process is dead. This one never is. */
    boolean isDead(long process) {
        return process != number
                && db.sql("SELECT pg_try_advisory_xact_lock(:process)")
                        .param("process", process)
                        .query(Boolean.class)
                        .single();
    }

    boolean isThis(long process) {
        return process == number;
    }

    @PreDestroy
    synchronized void release() throws SQLException {
        try (Connection held = holding) {
            holding = null;
            if (held != null && held.isValid(2)) {
                execute(held, "SELECT pg_advisory_unlock(?)");
            }
        }
    }

    private void execute(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, number);
            statement.execute();
        }
    }
}
