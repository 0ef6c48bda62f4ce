package org.quartier.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.quartier.kernel.testing.TestHttp;
import org.quartier.kernel.testing.TestHttp.Answer;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** From a month of work to the report that is handed on, and what is found out too late, over real HTTP. */
@StandaloneTest
class PeriodJourneyTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Autowired
    private People people;

    @Test
    @DisplayName("R-43, R-23 a month is closed, its report stays, and what comes too late is an adjustment of the next")
    void aMonthIsReportedToTheRegionalManager() {
        TestHttp manager = people.as("other-manager");
        YearMonth month = YearMonth.now(BERLIN).minusMonths(14);
        LocalDate day = month.atDay(15);
        String quarter = made(manager.post("/api/v1/quarters", """
            {"name": "Hafen", "municipality": "Münster", "federalState": "NW"}\
            """));
        String anna = person(manager, "Anna");
        String ben = person(manager, "Ben");
        String cafe =
                "/api/v1/activities/" + made(manager.post("/api/v1/activities", """
                    {"quarter": "%s", "kind": "EVENT", "title": "Café", "onlineLink": "https://example.org",
                     "contact": "office", "audience": "all", "accessibility": "unknown",
                     "slot": {"start": "%sT14:00:00Z", "end": "%sT16:00:00Z", "zone": "Europe/Berlin"}}\
                    """.formatted(quarter, day, day)));
        ok(manager.post(cafe + "/publication", "{\"override\": {\"reason\": \"a test on any day\"}}"));
        for (String person : new String[] {anna, ben}) {
            made(manager.post(cafe + "/registrations", "{\"personId\": \"%s\"}".formatted(person)));
        }
        ok(manager.put(cafe + "/attendance/" + anna, "{\"status\": \"PRESENT\"}"));
        String volunteer = made(manager.post("/api/v1/volunteers", """
            {"personId": "%s", "quarter": "%s"}\
            """.formatted(ben, quarter)));
        String hours = made(manager.post("/api/v1/volunteers/" + volunteer + "/hours", """
            {"task": "coffee", "start": "%sT13:00:00Z", "end": "%sT15:00:00Z"}\
            """.formatted(day, day)));
        ok(people.as("other-administrator").post("/api/v1/hours/" + hours + "/approval", ""));

        Answer closed = manager.post("/api/v1/reporting-periods/" + month + "/closing", "");
        assertThat(closed.status()).as(closed.body()).isEqualTo(201);
        String path = closed.header("Location");
        TestHttp regional = people.as("other-administrator");
        JsonNode report = regional.getAfter(closed, path + "/report.json").json();
        assertThat(figure(report, "attendance", "visits")).isEqualTo(1);
        assertThat(figure(report, "hours", "approvedMinutes")).isEqualTo(120);

        Answer late = manager.put(cafe + "/attendance/" + ben, "{\"status\": \"PRESENT\"}");
        assertThat(late.status()).as(late.body()).isEqualTo(409);
        assertThat(late.rule()).isEqualTo("R-23");
        ok(manager.post(
                cafe + "/attendance/" + ben + "/corrections",
                "{\"status\": \"PRESENT\", \"reason\": \"on the second page of the list\"}"));
        Answer corrected = manager.post("/api/v1/hours/" + hours + "/corrections", """
            {"start": "%sT13:00:00Z", "end": "%sT14:30:00Z", "reason": "left earlier"}\
            """.formatted(day, day));
        ok(corrected);

        JsonNode since = regional.getAfter(corrected, path + "/adjustments").json();
        assertThat(since.get("items")).hasSize(2);
        assertThat(since.at("/sum/visits").asLong()).isEqualTo(1);
        assertThat(since.at("/sum/approvedMinutes").asLong()).isEqualTo(-120);
        assertThat(since.at("/items/0/bookedIn").asString())
                .isEqualTo(YearMonth.now(BERLIN).toString());
        Answer erased = manager.post("/api/v1/persons/" + anna + "/erasure", "{\"reason\": \"she asked for it\"}");
        ok(erased);
        assertThat(regional.getAfter(erased, path + "/report.json").json()).isEqualTo(report);
        assertThat(regional.getAfter(erased, path).json().get("digest")).isEqualTo(report.get("digest"));
        Answer paper = regional.getAfter(erased, path + "/report.pdf?lang=en");
        assertThat(paper.status()).isEqualTo(200);
        assertThat(paper.body()).startsWith("%PDF");
        assertThat(people.as("demo-manager").getAfter(erased, path).status()).isEqualTo(404);
    }

    private static long figure(JsonNode report, String statistic, String name) {
        for (JsonNode table : report.at("/figures/tables")) {
            if (table.get("name").asString().equals(statistic)
                    && table.get("by").toString().equals("[\"quarter\"]")) {
                return table.at("/rows/0").get(name).asLong();
            }
        }
        throw new AssertionError("no table " + statistic);
    }

    private static String person(TestHttp manager, String name) {
        return made(manager.post("/api/v1/persons", """
            {"givenName": "%s", "familyName": "Arndt"}\
            """.formatted(name)));
    }

    private static String made(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.id();
    }

    private static void ok(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }
}
