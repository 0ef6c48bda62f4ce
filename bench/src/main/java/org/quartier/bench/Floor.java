package org.quartier.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.springframework.core.env.Environment;

/** What PostgreSQL can do when nothing stands before it: plain JDBC on the same database. */
final class Floor {

    private static final String PAYLOAD = "x".repeat(220);
    private static final String METADATA = "x".repeat(330);
    private static final int BATCH = 500;

    private final Environment environment;

    Floor(Environment environment) {
        this.environment = environment;
    }

    void prepare() {
        try (Connection connection = connect();
                var statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA IF NOT EXISTS bench");
            statement.execute("""
                CREATE TABLE IF NOT EXISTS bench.event (global_index bigserial PRIMARY KEY, id text UNIQUE,
                    stream text, version bigint, payload text, metadata text, at timestamptz DEFAULT now(),
                    UNIQUE (stream, version))\
                """);
            statement.execute("""
                CREATE TABLE IF NOT EXISTS bench.row (id uuid PRIMARY KEY, organisation text, name text,
                    municipality text, federal_state text, zone text, working_hours text, version bigint)\
                """);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One client that inserts one row of an event's width in a transaction of its own, again and again. */
    Runnable inserting() {
        try {
            Connection connection = connect();
            connection.setAutoCommit(false);
            PreparedStatement insert = connection.prepareStatement(
                    "INSERT INTO bench.event (id, stream, version, payload, metadata) VALUES (?, ?, ?, ?, ?)");
            String stream = UUID.randomUUID().toString();
            long[] version = {0};
            return () -> {
                try {
                    insert.setString(1, UUID.randomUUID().toString());
                    insert.setString(2, stream);
                    insert.setLong(3, version[0]++);
                    insert.setString(4, PAYLOAD);
                    insert.setString(5, METADATA);
                    insert.executeUpdate();
                    connection.commit();
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            };
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How many rows a plain loop of batched upserts writes in a second, over as many rows as were projected. */
    double upsertsPerSecond(long rows, int distinct) {
        UUID[] ids = new UUID[distinct];
        java.util.Arrays.setAll(ids, i -> UUID.randomUUID());
        try (Connection connection = connect();
                PreparedStatement upsert = connection.prepareStatement("""
                    INSERT INTO bench.row VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                    ON CONFLICT (id) DO UPDATE SET name = excluded.name, municipality = excluded.municipality,
                        federal_state = excluded.federal_state, zone = excluded.zone,
                        working_hours = excluded.working_hours, version = excluded.version\
                    """)) {
            connection.setAutoCommit(false);
            long start = System.nanoTime();
            for (long row = 0; row < rows; row++) {
                upsert.setObject(1, ids[(int) (row % distinct)]);
                upsert.setString(2, "Bench");
                upsert.setString(3, "Coerde " + row);
                upsert.setString(4, "Münster");
                upsert.setString(5, "NW");
                upsert.setString(6, "Europe/Berlin");
                upsert.setString(7, "[]");
                upsert.setLong(8, row);
                upsert.addBatch();
                if ((row + 1) % BATCH == 0) {
                    upsert.executeBatch();
                    connection.commit();
                }
            }
            upsert.executeBatch();
            connection.commit();
            return rows * 1e9 / Duration.ofNanos(System.nanoTime() - start).toNanos();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(
                environment.getRequiredProperty("spring.datasource.url"),
                environment.getProperty("spring.datasource.username"),
                environment.getProperty("spring.datasource.password"));
    }
}
