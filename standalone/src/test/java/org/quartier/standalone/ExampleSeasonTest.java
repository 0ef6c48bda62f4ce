package org.quartier.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quartier.kernel.testing.TestHttp;
import org.quartier.kernel.testing.TestHttp.Answer;
import org.quartier.standalone.season.SeasonPlan;
import org.quartier.standalone.season.Size;
import org.springframework.core.io.ClassPathResource;
import org.springframework.mock.env.MockEnvironment;
import tools.jackson.databind.JsonNode;

/** The first start, in a process of its own that is killed in the middle of the import, and of the season after it. */
class ExampleSeasonTest {

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:(\\d+)/docs");

    private static final double SMALL = 0.05;

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
            // lines are written a few times a second: of the last ones nothing is listed, though they were done
            assertThat(killed.get("created").asInt()).isPositive();
            assertThat(repeated.get("status").asString()).isEqualTo("COMPLETED");
            assertThat(repeated.get("refused").asInt()).isZero();
            assertThat(repeated.get("missing").asInt()).isZero();
            assertThat(repeated.get("unchanged").asInt()
                            + repeated.get("changed").asInt())
                    .isBetween(Math.max(50, killed.get("created").asInt()), 192);
            assertThat(people.as("other-manager").get("/api/v1/imports").json().get("items"))
                    .isEmpty();
            theLaterCalendarRevisesIt(people.as("demo-manager"));
            waitFor(second, "  30 %");
            second.process().destroyForcibly().waitFor();
            assertThat(said(second)).doesNotContain("is complete");
        }
        try (ChildProcess third = quartier()) {
            String said = waitFor(third, "The example season is complete");
            assertThat(said).contains("Playing the example season").doesNotContain("importing");
            theSeasonIsThereOnce(people(third).as("demo-manager"));
            stop(third);
        }
        try (ChildProcess fourth = quartier()) {
            assertThat(waitFor(fourth, "Quartier is ready")).doesNotContain("example season");
            stop(fourth);
        }
    }

    private void theSeasonIsThereOnce(TestHttp manager) throws IOException {
        List<String> journal = Files.readAllLines(scratch.resolve("data").resolve("example-season.journal"));
        LocalDate today = LocalDate.parse(journal.getFirst().split(" ")[2]);
        SeasonPlan plan = SeasonPlan.of(SeasonPlan.SEED, today, Size.YEAR.times(SMALL));

        assertThat(journal)
                .doesNotHaveDuplicates()
                .hasSize(Math.toIntExact(plan.intents().count()) + 2);
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(items(manager, "/api/v1/hours?limit=500")).isEqualTo(75);
            assertThat(items(manager, "/api/v1/volunteer-register?limit=500")).isEqualTo(6);
            assertThat(items(manager, "/api/v1/quarters?limit=500")).isEqualTo(3);
            assertThat(items(manager, "/api/v1/calendar?limit=500&from=2000-01-01&to=2100-01-01"))
                    .isEqualTo(193 + 11 + activities(plan));
        });
    }

    private static int items(TestHttp manager, String path) {
        return manager.get(path).json().get("items").size();
    }

    /** A series of eight for each of two quarters among them. */
    private static int activities(SeasonPlan plan) {
        return 2 * 8
                + Math.toIntExact(plan.intents()
                        .filter(intent -> intent.path().equals("/activities"))
                        .count());
    }

    private static void theLaterCalendarRevisesIt(TestHttp manager) throws IOException {
        String quarter = manager.get("/api/v1/quarters")
                .json()
                .get("items")
                .valueStream()
                .filter(item -> item.get("name").asString().equals("Coerde"))
                .findFirst()
                .orElseThrow()
                .get("id")
                .asString();
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
                "--quartier.example-season-size=" + SMALL,
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
