package org.quartier.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.quartier.kernel.testing.TestHttp.Answer;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Every query parameter of every question, as the API describes them: what is none is 400 and named, and never a 500. */
@StandaloneTest
class ParametersTest {

    /** So many requests at once as the machine can bear. */
    private static final int AT_ONCE = 4;

    /** What no text holds, and no database. */
    private static final List<String> NO_TEXT = List.of("%00", "a%00b", "%ED%A0%80", "%FF");

    private static final List<String> DAYS = List.of(
            "0001-01-01",
            "0000-12-31",
            "-0001-01-01",
            "9999-12-31",
            "10000-01-01",
            "%2B999999999-12-31",
            "-999999999-01-01",
            "2026-02-30");

    private static final List<String> ODD = List.of(
            "",
            "%20",
            "'",
            "%27%3B--",
            "-1",
            "0",
            "1e9",
            "9223372036854775807",
            "99999999999999999999",
            "01a2061c-2d4a-78b8-9486-b4236eeb176c",
            "0001-01-01T00:00:00%2B18:00",
            "9999-12-31T23:59:59.999999999-18:00",
            "%F0%9F%98%80",
            "%25%5F%5C",
            "x".repeat(1_000));

    @Autowired
    private People people;

    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();

    @Test
    void noParameterEverBreaksAQuestion() {
        everyParameter((question, name) -> {
            for (String value :
                    Stream.of(NO_TEXT, DAYS, ODD).flatMap(List::stream).toList()) {
                Answer answer = question.ask(Map.of(name, value));
                if (answer.status() >= 500 || NO_TEXT.contains(value) && answer.status() != 400) {
                    wrong.add(answer.status() + " " + question.path() + " " + name + "=" + value);
                }
            }
        });

        assertThat(wrong).isEmpty();
    }

    @Test
    void noPeriodEverBreaksAQuestion() {
        everyParameter((question, name) -> {
            if (name.equals("from") && question.names().contains("to")) {
                for (String from : DAYS) {
                    for (String to : DAYS) {
                        Answer answer = question.ask(Map.of("from", from, "to", to));
                        if (answer.status() >= 500) {
                            wrong.add(answer.status() + " " + question.path() + " " + from + " " + to);
                        }
                    }
                }
            }
        });

        assertThat(wrong).isEmpty();
    }

    @Test
    void aParameterThatIsNoneIsNamed() {
        everyQuestion(question -> {
            if (question.path().contains("/feeds/")) {
                return; // calendar clients may append what they like
            }
            for (String unknown : List.of("sort", "Limit", "offset", "organisation", "_limit", "!limit", "actor.id")) {
                if (question.names().contains(unknown)) {
                    continue;
                }
                Answer answer = question.ask(Map.of(unknown, "1"));
                if (answer.status() != 400
                        || !answer.text("/errors/0/field").equals(unknown)
                        || !answer.text("type").endsWith(":malformed")) {
                    wrong.add(answer.status() + " " + question.path() + " " + unknown);
                }
            }
        });

        assertThat(wrong).isEmpty();
    }

    @Test
    void aListIsSortedByWhatItNamesOnly() {
        assertThat(people.as("demo-manager").get("/api/v1/persons?sort=id").status())
                .isEqualTo(200);
        for (String sort : List.of("birthDate", "", "name,id", "-name", "NAME", "name%00")) {
            Answer answer = people.as("demo-manager").get("/api/v1/persons?sort=" + sort);
            assertThat(answer.status()).as(sort).isEqualTo(400);
            assertThat(answer.text("/errors/0/field")).isEqualTo("sort");
        }
    }

    @Test
    void aChangeIsNotMadeWhereAParameterIsMisspelt() {
        Answer answer = people.as("demo-manager")
                .post(
                        "/api/v1/imports/activities?quarter=01a2061c-2d4a-78b8-9486-b4236eeb176c&dryrun=true",
                        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nEND:VCALENDAR\r\n",
                        "Content-Type",
                        "text/calendar");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("/errors/0/field")).isEqualTo("dryrun");
    }

    private void everyParameter(BiConsumer<Question, String> look) {
        everyQuestion(question -> question.names().forEach(name -> look.accept(question, name)));
    }

    private void everyQuestion(Consumer<Question> look) {
        List<Question> questions = questions();
        assertThat(questions).hasSizeGreaterThan(25);
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            for (var seen : questions.stream()
                    .map(question -> threads.submit(() -> look.accept(question)))
                    .toList()) {
                seen.get();
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    private List<Question> questions() {
        OneOfEverything demo = OneOfEverything.of(people, "demo");
        assertThat(people.as("demo-administrator")
                        .get("/api/v1/audit/events", "Consistent-With", demo.position())
                        .status())
                .isEqualTo(200);
        List<Question> questions = new ArrayList<>();
        JsonNode paths = people.nobody().get("/v3/api-docs").json().get("paths");
        paths.properties().forEach(path -> {
            JsonNode get = path.getValue().get("get");
            if (get != null && path.getKey().startsWith("/api/")) {
                questions.add(new Question(demo.with(path.getKey()), parameters(get)));
            }
        });
        return questions;
    }

    private static Map<String, Boolean> parameters(JsonNode operation) {
        Map<String, Boolean> parameters = new LinkedHashMap<>();
        for (JsonNode parameter : operation.path("parameters")) {
            if (parameter.get("in").asString().equals("query")) {
                parameters.put(
                        parameter.get("name").asString(),
                        parameter.path("required").asBoolean());
            }
        }
        return parameters;
    }

    /** A question, with what may be asked, and whether it must be. */
    private final class Question {

        private final String path;
        private final Map<String, Boolean> parameters;

        private Question(String path, Map<String, Boolean> parameters) {
            this.path = path;
            this.parameters = parameters;
        }

        private String path() {
            return path;
        }

        private List<String> names() {
            return List.copyOf(parameters.keySet());
        }

        private Answer ask(Map<String, String> values) {
            Map<String, String> all = new LinkedHashMap<>();
            parameters.forEach((name, required) -> {
                if (required) {
                    all.put(name, name.equals("to") ? "2026-12-01" : "2026-11-01");
                }
            });
            all.putAll(values);
            String query = String.join(
                    "&",
                    all.entrySet().stream()
                            .map(value -> value.getKey() + "=" + value.getValue())
                            .toList());
            return people.as("demo-administrator").get(path + "?" + query);
        }
    }
}
