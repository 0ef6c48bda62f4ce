package org.quartier.kernel.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.postgresql.ds.PGSimpleDataSource;
import org.quartier.kernel.database.Databases;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** A database of its own for each test class, in one real PostgreSQL for each JVM. */
public record TestDatabase(String url, String user) {

    private static final Server SERVER = Server.start();

    /** An empty database. */
    public static TestDatabase create() {
        String name = "test_" + UUID.randomUUID().toString().replace("-", "");
        try (Connection connection = SERVER.postgres().getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return new TestDatabase(SERVER.postgres().getJdbcUrl("postgres", name), "postgres");
    }

    /** Connections as the owner, who may see everything. */
    public PGSimpleDataSource owner() {
        PGSimpleDataSource owner = new PGSimpleDataSource();
        owner.setUrl(url);
        owner.setUser(user);
        return owner;
    }

    /** The pools and migrations of this database. */
    public Databases databases() {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "test-database", Map.of("spring.datasource.url", url, "spring.datasource.username", user)));
        return new Databases(environment);
    }

    private record Server(EmbeddedPostgres postgres) {
        private static Server start() {
            try {
                return new Server(EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "400")
                        .setServerConfig("idle_in_transaction_session_timeout", "5s")
                        .setPGStartupWait(Duration.ofSeconds(60))
                        .start());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
