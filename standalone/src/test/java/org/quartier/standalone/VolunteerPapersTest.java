package org.quartier.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.quartier.kernel.testing.TestHttp;
import org.quartier.kernel.testing.TestHttp.Answer;
import org.springframework.beans.factory.annotation.Autowired;

/** A volunteer's papers over both sides: hours approved in bulk, a statement, its check, money, and the card ahead. */
@StandaloneTest
class VolunteerPapersTest {

    @Autowired
    private People people;

    @Test
    @DisplayName("R-44 a statement is issued, checked by whoever holds it, and superseded by a correction")
    void papers() {
        TestHttp manager = people.as("demo-manager");
        TestHttp coordinator = people.as("demo-coordinator");
        String volunteer = volunteer(manager);
        List<String> entries = new ArrayList<>();
        for (int day = 1; day <= 5; day++) {
            entries.add(made(manager.post(volunteer + "/hours", """
                {"task": "Café", "start": "2026-03-0%1$dT09:00:00Z", "end": "2026-03-0%1$dT17:00:00Z"}\
                """.formatted(day))));
        }
        ok(coordinator.post("/api/v1/hours/approvals", "{\"ids\": [\"" + String.join("\", \"", entries) + "\"]}"));
        Answer issued = manager.post(volunteer + "/hours-statements", "{\"year\": 2026}");
        made(issued);

        Answer valid = people.nobody().get(issued.text("verification"), "Consistent-With", issued.position());
        assertThat(valid.text("status")).isEqualTo("VALID");
        assertThat(valid.text("approvedMinutes")).isEqualTo("2400");
        assertThat(valid.body()).doesNotContain("Wolf");
        Answer statement = manager.getAfter(issued, volunteer + "/hours-statement?year=2026");
        assertThat(statement.text("/issued/code")).isEqualTo(issued.text("code"));
        assertThat(statement.text("digest")).isEqualTo(valid.text("digest"));
        Answer document = manager.getAfter(issued, issued.header("Location") + ".pdf");
        assertThat(document.header("Content-Type")).isEqualTo("application/pdf");
        assertThat(document.body()).startsWith("%PDF");
        assertThat(manager.getAfter(issued, volunteer + "/certificate.pdf?year=2026&lang=en")
                        .body())
                .startsWith("%PDF");

        Answer correction = coordinator.post("/api/v1/hours/" + entries.getFirst() + "/corrections", """
            {"start": "2026-03-01T09:00:00Z", "end": "2026-03-01T16:00:00Z", "reason": "went home earlier"}\
            """);
        ok(correction);
        assertThat(people.nobody()
                        .get(issued.text("verification"), "Consistent-With", correction.position())
                        .text("status"))
                .isEqualTo("SUPERSEDED");
        assertThat(people.nobody().get("/statements/0000-0000-0000-0000-0000").text("status"))
                .isEqualTo("UNKNOWN");
    }

    @Test
    @DisplayName("R-47 allowances are paid up to the limit, seen in the account, and close the way to the card")
    void money() {
        TestHttp manager = people.as("demo-manager");
        ok(people.as("demo-administrator")
                .put("/api/v1/organisation", "{\"name\": \"Quartiere gGmbH\", \"kind\": \"CHARITY\"}"));
        String volunteer = volunteer(manager);
        String allowances = volunteer + "/allowances";
        String payment = """
            {"type": "EHRENAMTSPAUSCHALE", "cents": 96000, "paidOn": "2026-01-01"}\
            """;
        made(manager.post(allowances, payment));
        Answer over = manager.post(allowances, payment.replace("96000", "1"));
        assertThat(over.status()).isEqualTo(422);
        assertThat(over.rule()).isEqualTo("R-47");
        Answer declared = manager.post(volunteer + "/allowance-declarations", "{\"year\": 2026, \"cents\": 0}");
        made(declared);

        Answer account = manager.getAfter(declared, allowances + "?year=2026");
        assertThat(account.text("/allowances/0/remainingCents")).isEqualTo("0");
        assertThat(account.text("/allowances/0/declared")).isEqualTo("true");
        Answer recognition = manager.getAfter(declared, volunteer + "/recognition");
        assertThat(recognition.text("/items/0/status")).isEqualTo("EXCLUDED_BY_ALLOWANCE");
    }

    private static String volunteer(TestHttp manager) {
        String quarter = made(manager.post("/api/v1/quarters", """
            {"name": "Coerde", "municipality": "Münster", "federalState": "NW"}\
            """));
        String person = made(manager.post("/api/v1/persons", "{\"givenName\": \"Vera\", \"familyName\": \"Wolf\"}"));
        return "/api/v1/volunteers/" + made(manager.post("/api/v1/volunteers", """
            {"personId": "%s", "quarter": "%s"}\
            """.formatted(person, quarter)));
    }

    private static String made(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.id();
    }

    private static void ok(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }
}
