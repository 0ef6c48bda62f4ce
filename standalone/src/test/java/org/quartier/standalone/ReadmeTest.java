package org.quartier.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quartier.kernel.testing.TestHttp;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.json.JsonMapper;

/** README's first five minutes, pasted word for word into bash on a machine where nothing was ever planned. */
@SpringBootTest(
        classes = Quartier.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "quartier.data-directory=target/journeys/${random.uuid}")
@DirtiesContext // or the season would be played on while other tests run
class ReadmeTest {

    private static final Path README = Path.of("..", "README.md");
    private static final String HERE = "HOST=http://127.0.0.1:8080";
    private static final String NEXT = "\u0004\n";
    private static final Pattern BLOCK =
            Pattern.compile("(?s)```sh\n(?<pasted>.*?)```\n(?:[^`]*?\n)??(?<answer>(?:    [^\n]*\n)+)");
    private static final String ID = "[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f-]{21}";

    @LocalServerPort
    private int port;

    @TempDir
    private Path directory;

    @Test
    void theFirstFiveMinutesAreAsTheySay() throws Exception {
        await().atMost(Duration.ofSeconds(90))
                .until(() -> nobody().get("/actuator/health/readiness").status() == 200);
        List<MatchResult> blocks = blocks();
        assertThat(blocks).hasSize(3);

        List<String> said =
                paste(blocks.stream().map(block -> block.group("pasted")).toList());

        assertThat(said).hasSameSizeAs(blocks);
        for (int i = 0; i < said.size(); i++) {
            assertThat(answers(said.get(i)))
                    .isNotEmpty()
                    .noneMatch(answer ->
                            answer.has("status") && answer.get("status").isNumber());
            String answer = blocks.get(i).group("answer").strip().replaceAll("\n +", i == 0 ? "" : " ");
            assertThat(said.get(i).replaceAll(ID, "an id"))
                    .containsSubsequence(
                            Stream.of(answer.replaceAll(ID, "an id").split("…"))
                                    .map(String::strip)
                                    .filter(part -> !part.isEmpty())
                                    .toList());
        }
        List<JsonNode> first = answers(said.getFirst());
        assertThat(first).hasSize(4);
        assertThat(first.getFirst().get("items"))
                .isNotEmpty()
                .allSatisfy(
                        item -> assertThat(item.at("/slot/start").asString()).startsWith("2026-08-10"));
        List<JsonNode> second = answers(said.get(1));
        assertThat(second.getFirst().get("waiting")).isEmpty();
        assertThat(second.get(1)
                        .get("items")
                        .valueStream()
                        .map(item -> item.get("what").asString()))
                .containsExactly("REGISTERED", "REGISTERED", "WITHDRAWN", "PROMOTED");
    }

    private static List<MatchResult> blocks() throws IOException {
        String readme = Files.readString(README);
        String chapter = readme.substring(readme.indexOf("\n## The first five minutes\n"));
        chapter = chapter.substring(0, chapter.indexOf("\n## ", 1));
        assertThat(chapter).contains(HERE);
        assertThat(BLOCK.matcher(chapter).results()).hasSize(chapter.split("```sh\n").length - 1);
        return BLOCK.matcher(chapter).results().toList();
    }

    private List<String> paste(List<String> blocks) throws IOException, InterruptedException {
        Path script = directory.resolve("pasted.sh");
        Path output = directory.resolve("said.txt");
        Path complaints = directory.resolve("complaints.txt");
        Files.writeString(
                script, String.join("printf '\\004\\n'\n", blocks).replace(HERE, "HOST=http://127.0.0.1:" + port));
        Process bash = new ProcessBuilder("bash")
                .redirectInput(script.toFile())
                .redirectOutput(output.toFile())
                .redirectError(complaints.toFile())
                .start();
        assertThat(bash.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(complaints).isEmptyFile();
        assertThat(bash.exitValue()).isZero();
        return List.of(Files.readString(output).split(NEXT));
    }

    private static List<JsonNode> answers(String said) {
        try (MappingIterator<JsonNode> answers =
                new JsonMapper().readerFor(JsonNode.class).readValues(said)) {
            return answers.readAll();
        } catch (JacksonException e) {
            throw new AssertionError(said, e);
        }
    }

    private TestHttp nobody() {
        return new TestHttp("http://127.0.0.1:" + port, "");
    }
}
