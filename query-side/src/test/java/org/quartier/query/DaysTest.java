package org.quartier.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quartier.kernel.testing.TestHttp;
import org.quartier.kernel.testing.TestHttp.Answer;
import org.quartier.kernel.testing.TestTokens;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Every day that can be asked for is one for the database too; those before and after are refused by their field. */
@QuerySideTest
class DaysTest {

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "calendar?from=%s",
                "calendar?to=%s",
                "calendar.ics?from=%s",
                "calendar.ics?to=%s",
                "statistics/attendance?to=9999-12-31&from=%s",
                "statistics/attendance?from=0001-01-01&to=%s",
                "audit/events?from=%s",
                "audit/events?to=%s",
                "hours?from=%s",
                "hours?to=%s",
                "volunteer-register?availableOn=%s",
                "volunteer-register?availableOn=%sT00:00:00Z",
            })
    void theFirstAndTheLastDay(String question) {
        for (String day : new String[] {"0001-01-01", "9999-12-31"}) {
            Answer answer = get(question.formatted(day));
            assertThat(answer.status()).as(day + answer.body()).isEqualTo(200);
        }
        for (String day : new String[] {"0000-12-31", "%2B10000-01-01", "-0001-01-01"}) {
            Answer answer = get(question.formatted(day));
            assertThat(answer.status()).as(day + answer.body()).isEqualTo(400);
            assertThat(question).contains(answer.text("/errors/0/field") + "=%s");
        }
    }

    private Answer get(String question) {
        return new TestHttp("http://127.0.0.1:" + port, TestTokens.of("adam", "Demo", "administrator"))
                .get("/api/v1/" + question);
    }
}
