package org.quartier.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quartier.kernel.testing.TestHttp;
import org.quartier.kernel.testing.TestHttp.Answer;
import org.springframework.core.io.ClassPathResource;
import org.springframework.mock.env.MockEnvironment;
import tools.jackson.databind.JsonNode;

/** The first start, in a process of its own that is killed in the middle of it. */
class ExampleSeasonTest {

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:(\\d+)/docs");

    @TempDir
    private Path scratch;

    @Test
    void anInterruptedFirstStartIsRepeatedWithoutDoublesAndDoneOnce() throws Exception {
        try (ChildProcess first = quartier()) {
            waitFor(first, "  50 of 193");
            first.process().destroyForcibly().waitFor();
            assertThat(String.join("\n", first.lines())).doesNotContain("Quartier is ready");
        }
        try (ChildProcess second = quartier()) {
            String said = waitFor(second, "Quartier is ready");
            assertThat(said).contains("  done: 193 activities");
            assertThat(said.indexOf("done: 193")).isLessThan(said.indexOf("Quartier is ready"));
            People people = people(second);

            JsonNode imports =
                    people.as("demo-manager").get("/api/v1/imports").json().get("items");
            assertThat(imports).hasSize(2);
            JsonNode repeated = imports.get(0);
            JsonNode killed = imports.get(1);
            assertThat(killed.get("status").asString()).isEqualTo("FAILED");
            assertThat(killed.get("created").asInt()).isGreaterThanOrEqualTo(50);
            assertThat(repeated.get("status").asString()).isEqualTo("COMPLETED");
            assertThat(repeated.get("refused").asInt()).isZero();
            assertThat(repeated.get("missing").asInt()).isZero();
            assertThat(repeated.get("unchanged").asInt()
                            + repeated.get("changed").asInt())
                    .isBetween(
                            killed.get("created").asInt(), killed.get("created").asInt() + 1);
            assertThat(people.as("other-manager").get("/api/v1/imports").json().get("items"))
                    .isEmpty();
            theLaterCalendarRevisesIt(people.as("demo-manager"));
            stop(second);
        }
        try (ChildProcess third = quartier()) {
            assertThat(waitFor(third, "Quartier is ready")).doesNotContain("example season");
            stop(third);
        }
    }

    private static void theLaterCalendarRevisesIt(TestHttp manager) throws IOException {
        String quarter =
                manager.get("/api/v1/quarters").json().at("/items/0/id").asString();
        String later = new String(
                new ClassPathResource("example-season/events-later.ics")
                        .getInputStream()
                        .readAllBytes(),
                java.nio.charset.StandardCharsets.UTF_8);
        Answer started =
                manager.post("/api/v1/imports/activities?quarter=" + quarter, later, "Content-Type", "text/calendar");
        JsonNode report = await().atMost(PATIENCE)
                .until(
                        () -> manager.get("/api/v1/imports/" + started.id()).json(),
                        answer -> !"RUNNING".equals(answer.get("status").asString()));
        assertThat(report.get("created").asInt()).isEqualTo(11);
        assertThat(report.get("changed").asInt()).isEqualTo(18);
        assertThat(report.get("unchanged").asInt()).isEqualTo(164);
        assertThat(report.get("missing").asInt()).isEqualTo(11);
    }

    private ChildProcess quartier() throws IOException {
        return ChildProcess.of(
                Quartier.class,
                scratch,
                "--server.port=0",
                "--quartier.data-directory=" + scratch.resolve("data"),
                "--quartier.binaries-directory=" + ChildProcess.BINARIES);
    }

    private static String waitFor(ChildProcess quartier, String line) {
        return await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(
                        () -> {
                            assertThat(quartier.process().isAlive())
                                    .as(() -> said(quartier))
                                    .isTrue();
                            return said(quartier);
                        },
                        said -> said.contains(line));
    }

    private static String said(ChildProcess quartier) {
        try {
            return String.join("\n", quartier.lines()) + String.join("\n", quartier.complaints());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static People people(ChildProcess quartier) {
        String said = await().atMost(PATIENCE)
                .until(() -> said(quartier), text -> ADDRESS.matcher(text).find());
        Matcher address = ADDRESS.matcher(said);
        assertThat(address.find()).isTrue();
        return new People(new MockEnvironment().withProperty("local.server.port", address.group(1)));
    }

    private static void stop(ChildProcess quartier) throws InterruptedException {
        quartier.process().destroy();
        quartier.exitCode();
    }
}
