package org.quartier.standalone.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.quartier.standalone.CannotStart;
import org.quartier.standalone.DataDirectory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running PostgreSQL with its data in the data directory, on a free port of the loopback interface.
 *
 * <p>What is committed survives the end of the process, however it ends. Quartier signs in as an owner of its one
 * database, not as superuser: what a migration may do here it may do on any PostgreSQL.
 */
final class EmbeddedDatabase implements AutoCloseable {

    static final String SUPERUSER = "postgres";
    static final String OWNER = "quartier_owner";
    private static final String DATABASE = "quartier";
    private static final String PASSWORD_FILE = "postgres-password";
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);

    private final Cluster cluster;
    private final FileChannel lock;
    private final String password;
    private final AtomicBoolean closed = new AtomicBoolean();
    private int port;

    private EmbeddedDatabase(Cluster cluster, FileChannel lock, String password) {
        this.cluster = cluster;
        this.lock = lock;
        this.password = password;
    }

    /** @throws CannotStart if the directory is in use or damaged, or PostgreSQL does not run here */
    static EmbeddedDatabase start(DataDirectory directory, Path binaries) {
        @Nullable FileChannel lock = null;
        try {
            lock = lock(directory);
            var cluster = new Cluster(directory, PostgresPrograms.unpackedIn(binaries));
            var database =
                    new EmbeddedDatabase(cluster, lock, directory.secret(PASSWORD_FILE, EmbeddedDatabase::random));
            database.start(directory);
            return database;
        } catch (IOException failure) {
            release(lock);
            throw new CannotStart("The database in " + directory.path() + " cannot be started: " + failure, failure);
        } catch (RuntimeException failure) {
            release(lock);
            throw failure;
        }
    }

    String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + DATABASE;
    }

    String password() {
        return password;
    }

    /** Stops the server; those who still use it lose their connections. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            if (!cluster.stop()) {
                LOG.warn("PostgreSQL did not stop in time; the next start will stop it");
            }
            release(lock);
        }
    }

    private void start(DataDirectory directory) throws IOException {
        if (cluster.exists()) {
            cluster.stopLeftBehind();
            cluster.check();
        } else {
            cluster.create(directory.path().resolve(PASSWORD_FILE));
        }
        port = cluster.start();
        try (var connection = superuser()) {
            createMissing(connection);
        } catch (SQLException failure) {
            close();
            throw directory.damaged("PostgreSQL says: " + failure.getMessage());
        }
    }

    private void createMissing(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            if (!exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", OWNER)) {
                statement.execute("CREATE ROLE %s LOGIN CREATEROLE PASSWORD '%s'"
                        .formatted(OWNER, password)); // Base64: no quotes
                statement.execute("ALTER ROLE %s SET createrole_self_grant = 'set, inherit'".formatted(OWNER));
            }
            if (!exists(connection, "SELECT 1 FROM pg_database WHERE datname = ?", DATABASE)) {
                statement.execute("CREATE DATABASE %s OWNER %s".formatted(DATABASE, OWNER));
            }
        }
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (var rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private Connection superuser() throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/postgres", SUPERUSER, password);
    }

    /** Freed by the operating system when the process is killed, and never inherited by the server. */
    private static FileChannel lock(DataDirectory directory) throws IOException {
        var channel =
                FileChannel.open(directory.path().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException _) {
            // in this very process: just as much in use
        }
        release(channel);
        throw new CannotStart("The data directory " + directory.path()
                + " is in use by another Quartier: stop that one, or choose another with --quartier.data-directory=….");
    }

    private static void release(@Nullable FileChannel lock) {
        try {
            if (lock != null) {
                lock.close();
            }
        } catch (IOException failure) {
            LOG.debug("the lock could not be closed", failure);
        }
    }

    private static String random() {
        var bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
