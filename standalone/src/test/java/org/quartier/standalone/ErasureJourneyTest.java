package org.quartier.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.quartier.kernel.testing.CanaryScan;
import org.quartier.kernel.testing.OwnedTables;
import org.quartier.kernel.testing.TestHttp;
import org.quartier.kernel.testing.TestHttp.Answer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;

/** A person is forgotten: everywhere, for good, and without a count changing. */
@StandaloneTest
class ErasureJourneyTest {

    private static final String[] CANARIES = {
        "Kanarienvögelchen",
        "Zitronengirlitz",
        "canary@example.org",
        "0251-4711-0815",
        "Vogelweg 77",
        "1947-02-28",
        "canary-withdrawn",
        "canary-corrected",
        "canary-task",
        "canary-erasure",
        "canary-override"
    };
    private static final OffsetDateTime START =
            OffsetDateTime.now().truncatedTo(ChronoUnit.MINUTES).minusMinutes(20);

    @Autowired
    private People people;

    @Autowired
    private Environment environment;

    @Test
    void everyTableSaysWhoseItsRowsAre() {
        assertThat(OwnedTables.withoutOrganisation(owner())).isEmpty();
    }

    @Test
    @DisplayName("R-69 after an erasure no table knows the person, and every count is as before")
    void nothingIsLeftButTheCounts() {
        CanaryScan scan = new CanaryScan(owner(), "query.person.*", "query.hour_entry.task");
        TestHttp manager = people.as("demo-manager");
        String quarter = made(manager.post("/api/v1/quarters", """
            {"name": "Vogelviertel", "municipality": "Münster", "federalState": "NW"}\
            """));
        Answer person = manager.post("/api/v1/persons", """
            {"givenName": "Kanarienvögelchen", "familyName": "Zitronengirlitz", "birthDate": "1947-02-28",
             "contact": {"email": "canary@example.org", "phone": "0251-4711-0815", "address": "Vogelweg 77"},
             "languages": ["de"], "quarter": "%s"}\
            """.formatted(quarter));
        String canary = made(person);
        Answer last = lives(canary, quarter);

        CanaryScan.Hits before = await().atMost(Duration.ofSeconds(20))
                .until(() -> scan.find(CANARIES), hits -> hits.listed().contains("query.hour_entry.task"));
        assertThat(before.listed()).contains("query.person.given_name", "query.person.email");
        assertThat(before.elsewhere()).isEmpty();
        JsonNode statistics = statistics(quarter, last);
        assertThat(statistics.get(0).get("ageBand").asString()).isEqualTo("75_PLUS");

        Answer erased = manager.post("/api/v1/persons/" + canary + "/erasure", "{\"reason\": \"canary-erasure\"}");
        assertThat(erased.status()).as(erased.body()).isEqualTo(200);

        await().atMost(Duration.ofSeconds(20)).until(() -> scan.find(CANARIES).all(), all -> all.isEmpty());
        assertThat(statistics(quarter, erased)).isEqualTo(statistics);
        assertThat(manager.getAfter(erased, "/api/v1/persons/" + canary).text("erased"))
                .isEqualTo("true");
        assertThat(manager.put("/api/v1/persons/" + canary, "{\"givenName\": \"a\", \"familyName\": \"b\"}")
                        .rule())
                .isEqualTo("R-69");

        rebuildAll();
        assertThat(scan.find(CANARIES).all()).isEmpty();
        assertThat(statistics(quarter, erased)).isEqualTo(statistics);
    }

    /** Leaves a trace of the person wherever one can be left. */
    private Answer lives(String canary, String quarter) {
        TestHttp manager = people.as("demo-manager");
        String activity = "/api/v1/activities/"
                + made(manager.post("/api/v1/activities", """
                    {"quarter": "%s", "kind": "EVENT", "title": "Singen", "capacity": {"places": 5},
                     "onlineLink": "https://example.org", "contact": "x", "audience": "all", "accessibility": "unknown",
                     "slot": {"start": "%s", "end": "%s", "zone": "Europe/Berlin"}}\
                    """.formatted(quarter, START, START.plusHours(2))));
        ok(manager.post(activity + "/publication", ""));
        String registration = activity + "/registrations";
        made(manager.post(registration, "{\"personId\": \"%s\"}".formatted(canary)));
        ok(manager.post(registration + "/" + canary + "/withdrawal", "{\"reason\": \"canary-withdrawn\"}"));
        made(manager.post(registration, "{\"personId\": \"%s\"}".formatted(canary)));
        ok(manager.put(activity + "/attendance/" + canary, "{\"status\": \"ABSENT\"}"));
        ok(manager.post(activity + "/attendance/" + canary + "/corrections", """
            {"status": "PRESENT", "reason": "canary-corrected"}\
            """));
        made(people.as("demo-administrator").post("/api/v1/staff", """
            {"personId": "%s", "roles": ["moderator"], "quarters": []}\
            """.formatted(canary)));
        ok(manager.put(activity + "/moderators/" + canary, """
            {"role": "LEAD", "override": {"reason": "canary-override"}}\
            """));
        String volunteer = made(manager.post("/api/v1/volunteers", """
            {"personId": "%s", "quarter": "%s"}\
            """.formatted(canary, quarter)));
        Answer hours = manager.post("/api/v1/volunteers/" + volunteer + "/hours", """
            {"task": "canary-task", "start": "2026-01-05T10:00:00+01:00", "end": "2026-01-05T12:00:00+01:00"}\
            """);
        made(hours);
        return hours;
    }

    private JsonNode statistics(String quarter, Answer after) {
        return people.as("demo-reader")
                .getAfter(
                        after,
                        "/api/v1/statistics/attendance?by=ageBand&from="
                                + START.toLocalDate().minusDays(1) + "&to="
                                + START.toLocalDate().plusDays(2) + "&quarter=" + quarter)
                .json()
                .get("rows");
    }

    private void rebuildAll() {
        TestHttp administrator = people.as("demo-administrator");
        for (JsonNode projection :
                administrator.get("/api/v1/operations/projections").json().get("items")) {
            String path =
                    "/api/v1/operations/projections/" + projection.get("name").asString() + "/rebuild";
            assertThat(administrator.post(path, "").status()).isEqualTo(202);
        }
        await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> administrator
                                .get("/api/v1/operations/projections")
                                .json()
                                .get("items"),
                        ErasureJourneyTest::areAtTheHead);
    }

    private static boolean areAtTheHead(JsonNode projections) {
        for (JsonNode projection : projections) {
            if (projection.get("position").asLong() < projection.get("head").asLong()
                    || projection.get("deadLetters").asLong() > 0) {
                return false;
            }
        }
        return true;
    }

    private DriverManagerDataSource owner() {
        return new DriverManagerDataSource(
                environment.getRequiredProperty("spring.datasource.url"),
                environment.getRequiredProperty("spring.datasource.username"),
                environment.getRequiredProperty("spring.datasource.password"));
    }

    private static String made(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.id();
    }

    private static void ok(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isIn(200, 201);
    }
}
