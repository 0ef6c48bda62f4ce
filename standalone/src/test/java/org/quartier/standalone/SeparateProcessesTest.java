package org.quartier.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quartier.command.CommandSide;
import org.quartier.kernel.testing.TestDatabase;
import org.quartier.kernel.testing.TestHttp;
import org.quartier.query.QuerySide;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** The same story with the two sides as processes of their own, against a given PostgreSQL and issuer. */
@StandaloneTest
class SeparateProcessesTest {

    private static final Duration STARTS_WITHIN = Duration.ofSeconds(90);

    @Autowired
    private People people;

    @Value("${quartier.issuer}")
    private String issuer;

    @TempDir
    private Path directory;

    @Test
    void theStoryIsTheSame() throws IOException {
        TestDatabase database = TestDatabase.create();
        List<Process> started = new ArrayList<>();
        try {
            String commandSide = start(CommandSide.class, database, started);
            String querySide = start(QuerySide.class, database, started);
            await().atMost(STARTS_WITHIN).until(() -> isReady(commandSide) && isReady(querySide));
            try (RoutingProxy proxy = RoutingProxy.between(commandSide, querySide)) {
                new JourneyTest.Story(
                                at(proxy, "demo-administrator"),
                                at(proxy, "demo-manager"),
                                at(proxy, "demo-coordinator"),
                                at(proxy, "demo-moderator"),
                                at(proxy, "demo-auditor"),
                                at(proxy, "demo-reader"),
                                at(proxy, "other-manager"))
                        .tell();
                assertThat(at(proxy, "demo-administrator")
                                .post("/api/v1/operations/projections/attendance/rebuild", "{}")
                                .status())
                        .isEqualTo(202);
            }
            assertThat(new TestHttp(querySide, people.as("demo-manager").token())
                            .post("/api/v1/quarters", "{}")
                            .status())
                    .isIn(404, 405);
        } finally {
            started.forEach(Process::destroy);
            started.forEach(process -> process.onExit().join());
        }
    }

    private TestHttp at(RoutingProxy proxy, String account) {
        return new TestHttp(proxy.base(), people.as(account).token());
    }

    private String start(Class<?> side, TestDatabase database, List<Process> started) throws IOException {
        int port = freePort();
        Path log = directory.resolve(side.getSimpleName() + ".log");
        started.add(new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        classPathOfASide(),
                        side.getName(),
                        "--server.port=" + port,
                        "--spring.datasource.url=" + database.url(),
                        "--spring.datasource.username=" + database.user(),
                        "--quartier.keyset-file=" + directory.resolve("keyset.json"),
                        "--spring.security.oauth2.resourceserver.jwt.issuer-uri=" + issuer,
                        "--spring.security.oauth2.resourceserver.jwt.jwk-set-uri="
                                + people.nobody().base() + "/oauth2/jwks")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start());
        return "http://127.0.0.1:" + port;
    }

    private boolean isReady(String side) throws IOException {
        try {
            return new TestHttp(side, "").get("/actuator/health/readiness").status() == 200;
        } catch (java.io.UncheckedIOException e) {
            return false; // it does not listen yet
        }
    }

    /** What a side has when it is started alone: nothing of standalone, and no token issuer. */
    private static String classPathOfASide() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("standalone") && !entry.contains("authorization-server"))
                .filter(entry -> !entry.contains("test-classes") && !entry.contains("-tests.jar"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
