package org.quartier.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StartFailureTest {

    @TempDir
    private Path scratch;

    @Test
    void aTakenPortIsOneSentenceAndNoDatabase() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var quartier = quartier("--server.port=" + taken.getLocalPort())) {
            assertThat(quartier.exitCode()).isEqualTo(1);
            assertThat(quartier.complaints())
                    .singleElement()
                    .asString()
                    .startsWith("Port " + taken.getLocalPort() + " cannot be used")
                    .contains("--server.port=");
            assertThat(data()).doesNotExist();
        }
    }

    @Test
    void aDamagedDataDirectoryIsOneSentence() throws Exception {
        Files.createDirectories(data().resolve("postgres"));
        try (var quartier = quartier("--server.port=0")) {
            assertThat(quartier.exitCode()).isEqualTo(1);
            assertThat(quartier.complaints())
                    .singleElement()
                    .asString()
                    .startsWith("The data directory " + data() + " is damaged (postgres/PG_VERSION is missing)");
            assertThat(quartier.lines()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"keyset.json", "issuer-key.json"})
    void aDamagedKeyIsOneSentence(String file) throws Exception {
        Files.createDirectories(data());
        Files.writeString(data().resolve(file), "{");
        try (var quartier = quartier("--server.port=0")) {
            assertThat(quartier.exitCode()).isEqualTo(1);
            assertThat(quartier.complaints())
                    .singleElement()
                    .asString()
                    .contains(file)
                    .contains("damaged");
            assertThat(quartier.lines()).noneMatch(line -> line.contains("Exception") || line.contains("WARN"));
        }
    }

    @Test
    void anUnreachableDatabaseIsOneSentence() {
        var refused = new IllegalStateException(
                "bean", new SQLException("Connection to db:5432 refused.\nCheck that …", "08001"));
        assertThat(StartFailureReporter.sentence(refused))
                .isEqualTo("The database of spring.datasource.url cannot be used: Connection to db:5432 refused.");
    }

    @Test
    void otherFailuresAreLeftToSpring() {
        assertThat(StartFailureReporter.sentence(new IllegalStateException("a bug", new SQLException("no", "42P01"))))
                .isNull();
    }

    private ChildProcess quartier(String argument) throws IOException {
        return ChildProcess.of(
                Quartier.class,
                scratch,
                argument,
                "--quartier.data-directory=" + data(),
                "--quartier.binaries-directory=" + ChildProcess.BINARIES);
    }

    private Path data() {
        return scratch.resolve("data");
    }
}
