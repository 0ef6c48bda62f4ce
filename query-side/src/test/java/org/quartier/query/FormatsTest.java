package org.quartier.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quartier.kernel.testing.TestHttp;
import org.quartier.kernel.testing.TestHttp.Answer;
import org.quartier.kernel.testing.TestTokens;
import org.springframework.boot.test.web.server.LocalServerPort;

/** In which form what comes in two is answered: JSON or a table, JSON or a feed. */
@QuerySideTest
class FormatsTest {

    private static final String MAY = "?from=2026-05-01&to=2026-06-01";

    private record InTwoForms(String path, String query, String other, String suffix) {}

    private static final List<InTwoForms> QUESTIONS = List.of(
            new InTwoForms("/api/v1/volunteer-register", "?q=", "text/csv", ".csv"),
            new InTwoForms("/api/v1/statistics/attendance", MAY, "text/csv", ".csv"),
            new InTwoForms("/api/v1/calendar", MAY, "text/calendar", ".ics"));

    @LocalServerPort
    private int port;

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "                                          | application/json",
                "*/*                                       | application/json",
                "application/*                             | application/json",
                "text/*                                    | OTHER",
                "OTHER                                     | OTHER",
                "OTHER, */*                                | OTHER",
                "OTHER;q=0.5, */*;q=0.1                    | OTHER",
                "*/*;q=0.9, OTHER;q=0.1                    | application/json",
                "application/json;q=0.1, OTHER             | OTHER",
                "OTHER, application/json;q=0.1             | OTHER",
                "OTHER;q=0.1, application/json             | application/json",
                "application/json;q=0, */*                 | OTHER",
                "OTHER;q=0, text/*, application/json;q=0.1 | application/json",
                "text/html, application/xml;q=0.9, */*;q=0.8 | application/json",
                "APPLICATION/JSON                          | application/json",
                "garbage                                   | application/json",
            })
    void theFormIsTheOneThatIsWantedMost(String accept, String form) {
        for (InTwoForms question : QUESTIONS) {
            Answer answer = get(question.path + question.query, accept == null ? "" : accept, question);

            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            assertThat(answer.header("Content-Type"))
                    .as(question.path)
                    .startsWith(form.replace("OTHER", question.other));
            assertThat(answer.header("Vary")).contains("Accept");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"application/xml", "image/*", "application/json;q=0", "*/*;q=0", "application/problem+json"})
    void whatIsNotOfferedIs406(String accept) {
        for (InTwoForms question : QUESTIONS) {
            assertProblem(get(question.path + question.query, accept, question), 406, "not-acceptable");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"OTHER", "application/json", "application/xml", "*/*"})
    void aSuffixSaysItWhateverIsAccepted(String accept) {
        for (InTwoForms question : QUESTIONS) {
            assertThat(get(question.path + ".json" + question.query, accept, question)
                            .header("Content-Type"))
                    .as(question.path)
                    .isEqualTo("application/json");
            assertThat(get(question.path + question.suffix + question.query, accept, question)
                            .header("Content-Type"))
                    .startsWith(question.other);
        }
    }

    @Test
    void aRefusalIsAProblemInJsonWhateverIsAccepted() {
        for (InTwoForms question : QUESTIONS) {
            String wrong = question.path.endsWith("register") ? "?status=none" : "?from=none&to=none";
            for (String suffix : List.of("", ".json", question.suffix)) {
                for (String accept : List.of("OTHER", "text/*", "OTHER, */*;q=0.1")) {
                    assertProblem(get(question.path + suffix + wrong, accept, question), 400, "malformed");
                    assertProblem(
                            new TestHttp(base(), "").get(question.path + suffix, "Accept", question.other),
                            401,
                            "unauthorized");
                }
            }
        }
        assertProblem(as("reader").get("/api/v1/volunteer-register.csv", "Accept", "text/csv"), 403, "forbidden");
    }

    private static void assertProblem(Answer answer, int status, String name) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.text("type")).isEqualTo("urn:quartier:problem:" + name);
    }

    private Answer get(String path, String accept, InTwoForms question) {
        return as("quarter-manager").get(path, "Accept", accept.replace("OTHER", question.other));
    }

    private TestHttp as(String role) {
        return new TestHttp(base(), TestTokens.of("somebody", "Demo", role));
    }

    private String base() {
        return "http://127.0.0.1:" + port;
    }
}
