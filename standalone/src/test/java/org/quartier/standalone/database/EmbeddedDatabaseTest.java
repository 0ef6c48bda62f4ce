package org.quartier.standalone.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quartier.standalone.CannotStart;
import org.quartier.standalone.ChildProcess;
import org.quartier.standalone.DataDirectory;

class EmbeddedDatabaseTest {

    @TempDir
    private Path scratch;

    @Test
    void aCommittedRowSurvivesAKilledProcess() throws Exception {
        try (var child = ChildProcess.of(DatabaseProcess.class, scratch, data().toString())) {
            await().atMost(Duration.ofSeconds(30))
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> child.lines().contains("committed"));
            assertThatThrownBy(this::start)
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("in use by another Quartier");

            child.process().destroyForcibly().waitFor(); // SIGKILL
        }
        var leftBehind = postmaster().process().orElseThrow();
        assertThat(leftBehind.isAlive()).isTrue();

        try (var database = start()) {
            assertThat(postmaster().process()).isPresent().get().isNotEqualTo(leftBehind);
            assertThat(ask(database, "SELECT line FROM diary")).isEqualTo("committed");
            assertThat(ask(database, "SHOW fsync")).isEqualTo("on");
            assertThat(ask(database, "SHOW synchronous_commit")).isEqualTo("on");
            assertThat(ask(database, "SHOW full_page_writes")).isEqualTo("on");
            assertThat(ask(database, "SHOW idle_in_transaction_session_timeout"))
                    .isEqualTo("5s");
            assertThat(ask(database, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(ask(database, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user"))
                    .isEqualTo("f");
            assertThatThrownBy(() -> DriverManager.getConnection(database.url(), EmbeddedDatabase.OWNER, "guessed"))
                    .isInstanceOf(SQLException.class);
        }
        assertThat(postmaster().process()).isEmpty();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data())))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data().resolve("postgres-password"))))
                .isEqualTo("rw-------");

        refusesDamage();
        aStrangersNumberIsNoServer();
    }

    /** Goes on with the directory of the test above: making one takes seconds. */
    private void refusesDamage() throws IOException {
        var version = data().resolve("postgres/PG_VERSION");
        Files.writeString(version, "garbage");
        assertThatThrownBy(this::start).hasMessageContaining("is damaged (postgres/PG_VERSION is not a version)");
        Files.writeString(version, "17");
        assertThatThrownBy(this::start).hasMessageContaining("was written by PostgreSQL 17");
        Files.writeString(version, "18\n");

        var control = data().resolve("postgres/global/pg_control");
        var content = Files.readAllBytes(control);
        Files.write(control, new byte[content.length]);
        assertThatThrownBy(this::start).hasMessageContaining("is damaged (PostgreSQL says: ");
        Files.write(control, content);
    }

    private void aStrangersNumberIsNoServer() throws Exception {
        var ours = ProcessHandle.current().pid();
        Files.writeString(data().resolve("postgres/postmaster.pid"), ours + "\n" + data() + "\n");
        assertThat(postmaster().process()).isEmpty();
        try (var database = start()) {
            assertThat(ask(database, "SELECT line FROM diary")).isEqualTo("committed");
        }
    }

    private EmbeddedDatabase start() {
        return EmbeddedDatabase.start(DataDirectory.at(data()), ChildProcess.BINARIES);
    }

    private static String ask(EmbeddedDatabase database, String question) throws SQLException {
        try (var connection = DriverManager.getConnection(database.url(), EmbeddedDatabase.OWNER, database.password());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(question)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private Path data() {
        return scratch.resolve("data with a space");
    }

    private Postmaster postmaster() {
        return new Postmaster(data().resolve("postgres"));
    }
}
