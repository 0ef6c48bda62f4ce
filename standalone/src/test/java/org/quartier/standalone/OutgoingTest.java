package org.quartier.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.spi.InetAddressResolverProvider;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nobody outside of this machine is called, by either side, from the first moment on. Seen are each host that is looked
 * up by name, each socket over which anything was read or written, and each thread: the JVM itself writes them down.
 */
class OutgoingTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    private Path scratch;

    @Test
    void nobodyOutsideIsCalled() throws Exception {
        Path recording = scratch.resolve("start.jfr");
        Path lookups = scratch.resolve("lookups.txt");
        try (ChildProcess quartier = ChildProcess.of(
                Quartier.class,
                scratch,
                List.of(
                        "-XX:StartFlightRecording:filename=" + recording + ",jdk.SocketRead#threshold=0ms,"
                                + "jdk.SocketWrite#threshold=0ms,jdk.SocketRead#throttle=off,"
                                + "jdk.SocketWrite#throttle=off",
                        "-Xlog:jfr+startup=error",
                        "-D" + LookupsToFile.FILE + "=" + lookups,
                        "-cp",
                        offering(LookupsToFile.class) + File.pathSeparator + System.getProperty("java.class.path")),
                "--server.port=0",
                "--quartier.example-season=false",
                "--quartier.data-directory=" + scratch.resolve("data"),
                "--quartier.binaries-directory=" + ChildProcess.BINARIES)) {
            await().atMost(PATIENCE).until(() -> {
                assertThat(quartier.process().isAlive()).isTrue();
                return String.join("\n", quartier.lines()).contains("Quartier is ready");
            });
            quartier.process().destroy();
            quartier.exitCode();
        }

        List<RecordedEvent> events = RecordingFile.readAllEvents(recording);
        assertThat(addresses(events))
                .isNotEmpty()
                .allSatisfy(
                        address -> assertThat(InetAddress.getByName(address)).matches(InetAddress::isLoopbackAddress));
        assertThat(Files.readAllLines(lookups))
                .isNotEmpty()
                .isSubsetOf("localhost", InetAddress.getLocalHost().getHostName());
        assertThat(events)
                .filteredOn("eventType.name", "jdk.ThreadStart")
                .extracting(event -> event.getThread("thread").getJavaName())
                .contains("main")
                .noneMatch(name -> name != null && name.matches("(?i).*(axonserver|grpc|update-?check).*"));
    }

    private Path offering(Class<? extends InetAddressResolverProvider> provider) throws IOException {
        Path services = Files.createDirectories(scratch.resolve("offered/META-INF/services"));
        Files.writeString(services.resolve(InetAddressResolverProvider.class.getName()), provider.getName());
        return scratch.resolve("offered");
    }

    private static Set<String> addresses(List<RecordedEvent> events) {
        return events.stream()
                .filter(event -> event.getEventType().getName().matches("jdk\\.Socket(Read|Write)"))
                .map(event -> event.getString("address"))
                .collect(Collectors.toSet());
    }
}
