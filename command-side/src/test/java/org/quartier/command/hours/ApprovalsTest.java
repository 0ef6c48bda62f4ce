package org.quartier.command.hours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quartier.command.Office.made;
import static org.quartier.command.Office.ok;
import static org.quartier.command.Office.refused;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.quartier.command.CommandSideTest;
import org.quartier.command.Office;
import org.quartier.kernel.testing.TestDatabase;
import org.quartier.kernel.testing.TestHttp;
import org.quartier.kernel.testing.TestHttp.Answer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@CommandSideTest
class ApprovalsTest {

    private static final String APPROVALS = "/api/v1/hours/approvals";

    @LocalServerPort
    private int port;

    @Autowired
    private TestDatabase database;

    private Office office;
    private TestHttp coordinator;
    private String volunteer;

    @BeforeEach
    void aVolunteer() {
        office = Office.at(port, database);
        coordinator = office.as("coordinator", "quarter-manager");
        volunteer = made(
                office.manager().post("/api/v1/volunteers", """
                    {"personId": "%s", "quarter": "%s"}\
                    """.formatted(office.person("Ben"), office.quarter())));
    }

    @Test
    @DisplayName("R-39 many are approved at once; each row says what came of it, and a refused one spoils none")
    void many() {
        String good = logged(office.manager(), 1, false);
        String draft = logged(office.manager(), 2, true);
        String own = logged(coordinator, 3, false);
        String unknown = UUID.randomUUID().toString();
        String last = logged(office.manager(), 4, false);

        Answer answer = ok(coordinator.post(APPROVALS, ids(good, draft, own, unknown, last, good)));

        assertThat(answer.json().get("items").size()).isEqualTo(5);
        assertThat(answer.text("/items/0/id")).isEqualTo(good);
        assertThat(answer.text("/items/0/result")).isEqualTo("APPROVED");
        assertThat(answer.text("/items/0/version")).isEqualTo("2");
        assertThat(answer.text("/items/1/result")).isEqualTo("REFUSED");
        assertThat(answer.text("/items/1/rule")).isEqualTo("R-39");
        assertThat(answer.text("/items/1/type")).endsWith(":not-submitted");
        assertThat(answer.text("/items/2/rule")).isEqualTo("R-40");
        assertThat(answer.text("/items/2/status")).isEqualTo("403");
        assertThat(answer.text("/items/3/status")).isEqualTo("404");
        assertThat(answer.text("/items/4/result")).isEqualTo("APPROVED");
        assertThat(answer.text("done") + answer.text("refused")).isEqualTo("23");
        assertThat(Long.parseLong(answer.position())).isPositive();
        assertThat(office.stored(good)).containsExactly("hours.drafted", "hours.submitted", "hours.approved");
        assertThat(office.stored(draft)).containsExactly("hours.drafted");
        assertThat(office.stored(own)).containsExactly("hours.drafted", "hours.submitted");
    }

    @Test
    @DisplayName("R-74 the same key and ids give the same answer, other ids are refused")
    void sameKey() {
        String first = logged(office.manager(), 1, false);
        String draft = logged(office.manager(), 2, true);
        String key = "batch-" + volunteer;
        Answer answer = ok(coordinator.post(APPROVALS, ids(first, draft), "Idempotency-Key", key));
        ok(office.manager().post("/api/v1/hours/" + draft + "/submission", ""));
        long before = office.storedInAll();

        Answer again = ok(coordinator.post(APPROVALS, ids(first, draft), "Idempotency-Key", key));

        assertThat(again.json()).isEqualTo(answer.json());
        assertThat(again.position()).isEqualTo(answer.position());
        refused(
                coordinator.post(APPROVALS, ids(draft), "Idempotency-Key", key),
                422,
                "R-74",
                "key-used-for-another-request");
        assertThat(office.storedInAll()).isEqualTo(before);
    }

    @Test
    void whatIsNoListOfIdsIsRefused() {
        for (String body : List.of("{}", "{\"ids\": []}", "{\"ids\": [null]}", "{\"ids\": [\"x\"]}", "[]")) {
            assertThat(coordinator.post(APPROVALS, body).status()).as(body).isEqualTo(400);
        }
        String many =
                Stream.generate(() -> UUID.randomUUID().toString()).limit(501).collect(Collectors.joining("\",\""));
        assertThat(coordinator.post(APPROVALS, "{\"ids\": [\"" + many + "\"]}").status())
                .isEqualTo(400);
    }

    @Test
    void anotherOrganisationApprovesNothing() {
        String entry = logged(office.manager(), 1, false);
        Answer answer = ok(office.stranger().post(APPROVALS, ids(entry)));
        assertThat(answer.text("/items/0/status")).isEqualTo("404");
        assertThat(office.stored(entry)).containsExactly("hours.drafted", "hours.submitted");
    }

    private String logged(TestHttp writer, int day, boolean draft) {
        return made(writer.post("/api/v1/volunteers/" + volunteer + "/hours", """
            {"task": "tools", "start": "2026-05-0%1$dT08:00:00Z", "end": "2026-05-0%1$dT09:00:00Z", "draft": %2$s}\
            """.formatted(day, draft)));
    }

    private static String ids(String... ids) {
        return "{\"ids\": [\"" + String.join("\", \"", ids) + "\"]}";
    }
}
