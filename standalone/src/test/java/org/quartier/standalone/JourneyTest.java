package org.quartier.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.quartier.kernel.testing.TestHttp;
import org.quartier.kernel.testing.TestHttp.Answer;
import org.quartier.query.Csv;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The whole story, once, as staff would live it: from the quarter to the audit. */
@StandaloneTest
class JourneyTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Autowired
    private People people;

    @Test
    void anAfternoonInCoerde() {
        new Story(people).tell();
    }

    /** One telling, so that it can also be told by two processes. */
    record Story(
            TestHttp administrator,
            TestHttp manager,
            TestHttp coordinator,
            TestHttp moderator,
            TestHttp auditor,
            TestHttp reader,
            TestHttp stranger) {

        Story(People people) {
            this(
                    people.as("demo-administrator"),
                    people.as("demo-manager"),
                    people.as("demo-coordinator"),
                    people.as("demo-moderator"),
                    people.as("demo-auditor"),
                    people.as("demo-reader"),
                    people.as("other-manager"));
        }

        void tell() {
            // it begins in three quarters of an hour: the list still moves, and people are at the door already
            ZonedDateTime start =
                    ZonedDateTime.now(BERLIN).truncatedTo(ChronoUnit.MINUTES).plusMinutes(45);
            String quarter = made(manager.post("/api/v1/quarters", """
                {"name": "Coerde", "municipality": "Münster", "federalState": "NW"}\
                """));
            String venue = made(manager.post("/api/v1/venues", """
                {"quarter": "%s", "name": "Begegnungszentrum", "address": "Nerzweg 3", "accessibility": "step-free"}\
                """.formatted(quarter)));
            String room = made(manager.post("/api/v1/venues/" + venue + "/rooms", """
                {"name": "Saal", "capacity": 40, "fireSafetyMaximum": 50}\
                """));
            String anna = person("Anna", "Beck", "1950-03-04", quarter);
            String ben = person("Ben", "Can", "1990-07-01", quarter);
            String cem = person("Cem", "Demir", "2015-01-01", quarter);
            String dora = person("Dora", "Engel", null, quarter);
            String emil = person("Emil", "Funk", "1980-05-05", quarter);
            made(administrator.post("/api/v1/staff", """
                {"personId": "%s", "subject": "demo-moderator", "roles": ["moderator"], "quarters": ["%s"]}\
                """.formatted(emil, quarter)));

            Answer planned = manager.post("/api/v1/activities", """
                {"quarter": "%s", "kind": "EVENT", "title": "Repair café", "venue": "%s", "room": "%s",
                 "slot": {"start": "%s", "end": "%s", "zone": "Europe/Berlin"}, "contact": "Quartiersbüro",
                 "audience": "all", "accessibility": "step-free", "visibility": "PUBLIC",
                 "capacity": {"places": 2}}\
                """.formatted(
                            quarter,
                            venue,
                            room,
                            start.toOffsetDateTime(),
                            start.plusHours(3).toOffsetDateTime()));
            String cafe = "/api/v1/activities/" + made(planned);
            ok(manager.put(cafe + "/moderators/" + emil, "{\"role\": \"LEAD\"}"));
            ok(moderator.post(cafe + "/moderators/" + emil + "/acceptance", ""));
            ok(manager.post(cafe + "/publication", "{\"override\": {\"reason\": \"it may well be Sunday\"}}"));

            registersBeyondCapacity(cafe, anna, ben, cem);
            atTheDoor(cafe, anna, cem, dora);
            Answer approved = hoursAreApprovedBySomeoneElse(ben, quarter);

            calendarShows(approved, planned.id(), start, quarter);
            statisticsShow(approved, start, quarter);
            auditShows(approved, cafe, planned.id(), anna, Map.of(anna, "Anna", ben, "Ben", cem, "Cem", dora, "Dora"));
            strangersSeeNothing(approved, cafe, planned.id(), anna);
        }

        private void registersBeyondCapacity(String cafe, String anna, String ben, String cem) {
            Answer first = register(cafe, anna);
            assertThat(first.text("status")).isEqualTo("CONFIRMED");
            assertThat(register(cafe, ben).text("status")).isEqualTo("CONFIRMED");
            Answer third = register(cafe, cem);
            assertThat(third.text("status")).isEqualTo("WAITLISTED");
            assertThat(third.json().get("position").asInt()).isEqualTo(1);
            assertThat(moderator
                            .post(cafe + "/registrations", "{\"personId\": \"%s\"}".formatted(cem))
                            .rule())
                    .isEqualTo("R-21");
            Answer withdrawn = manager.post(cafe + "/registrations/" + ben + "/withdrawal", "{\"reason\": \"ill\"}");
            ok(withdrawn);

            JsonNode participation =
                    manager.getAfter(withdrawn, cafe + "/participation").json();
            assertThat(registration(participation, cem).get("status").asString())
                    .isEqualTo("CONFIRMED");
            assertThat(registration(participation, cem).get("name").asString()).isEqualTo("Cem Demir");
            assertThat(participation.get("free").asInt()).isZero();
            assertThat(reader.getAfter(withdrawn, cafe + "/participation").body())
                    .doesNotContain("Demir");
        }

        private void atTheDoor(String cafe, String anna, String cem, String dora) {
            Answer scan = moderator.post(cafe + "/check-ins", """
                {"personId": "%s", "device": "door", "nonce": "1"}\
                """.formatted(anna));
            assertThat(scan.status()).isEqualTo(201);
            Answer again = moderator.post(cafe + "/check-ins", """
                {"personId": "%s", "device": "door", "nonce": "1"}\
                """.formatted(anna));
            assertThat(again.id()).isEqualTo(scan.id());
            made(moderator.post(cafe + "/check-ins", """
                {"personId": "%s", "device": "door", "nonce": "2"}\
                """.formatted(dora)));
            made(moderator.post(cafe + "/check-ins", """
                {"walkIn": {"companions": 1}, "device": "door", "nonce": "3"}\
                """));
            ok(moderator.put(cafe + "/attendance/" + cem, "{\"status\": \"ABSENT\"}"));
            assertThat(moderator
                            .put(cafe + "/attendance/" + cem, "{\"status\": \"PRESENT\"}")
                            .rule())
                    .isEqualTo("R-24");
            ok(moderator.post(cafe + "/attendance/" + cem + "/corrections", """
                {"status": "PRESENT", "reason": "came an hour later"}\
                """));
            made(moderator.post(cafe + "/head-counts", """
                {"total": 7, "additional": false, "byCategory": {"6_13": 2}}\
                """));
        }

        private Answer hoursAreApprovedBySomeoneElse(String ben, String quarter) {
            String volunteer = made(manager.post("/api/v1/volunteers", """
                {"personId": "%s", "quarter": "%s", "skills": ["repair"]}\
                """.formatted(ben, quarter)));
            ZonedDateTime noon =
                    LocalDate.now(BERLIN).minusDays(1).atTime(12, 0).atZone(BERLIN);
            String entry = made(manager.post("/api/v1/volunteers/" + volunteer + "/hours", """
                {"task": "set up the tools", "start": "%s", "end": "%s"}\
                """.formatted(
                            noon.toOffsetDateTime(), noon.plusMinutes(90).toOffsetDateTime())));
            assertThat(manager.post("/api/v1/hours/" + entry + "/approval", "{}")
                            .rule())
                    .isEqualTo("R-40");
            Answer approved = coordinator.post("/api/v1/hours/" + entry + "/approval", "{}");
            ok(approved);

            JsonNode statement = manager.getAfter(
                            approved, "/api/v1/volunteers/" + volunteer + "/hours-statement?year=" + noon.getYear())
                    .json();
            assertThat(statement.get("approvedMinutes").asInt()).isEqualTo(90);
            assertThat(statement.get("entries").size()).isEqualTo(1);
            assertThat(manager.getAfter(approved, "/api/v1/volunteer-register?skill=repair&q=Can")
                            .body())
                    .contains(volunteer, "Ben Can");
            assertThat(Csv.parse(manager.getAfter(approved, "/api/v1/volunteer-register.csv")
                            .body()))
                    .contains(List.of(volunteer, ben, "Ben Can", "ACTIVE", "repair", "", quarter, "90", "NONE", ""));
            return approved;
        }

        private void calendarShows(Answer after, String activity, ZonedDateTime start, String quarter) {
            String days =
                    "from=" + start.toLocalDate() + "&to=" + start.toLocalDate().plusDays(2) + "&quarter=" + quarter;
            JsonNode item = reader.getAfter(after, "/api/v1/calendar?" + days)
                    .json()
                    .get("items")
                    .get(0);
            assertThat(item.get("activity").asString()).isEqualTo(activity);
            assertThat(item.get("title").asString()).isEqualTo("Repair café");
            assertThat(item.get("state").asString()).isEqualTo("PUBLISHED");
            assertThat(reader.getAfter(after, "/api/v1/calendar.ics?" + days).body())
                    .contains("BEGIN:VEVENT", "SUMMARY:Repair café", "BEGIN:VTIMEZONE")
                    .doesNotContain("Funk");
            Answer address = reader.post("/api/v1/feed-addresses", """
                {"filter": {"quarter": "%s"}}\
                """.formatted(quarter));
            made(address);
            TestHttp nobody = new TestHttp(reader.base(), "");
            assertThat(nobody.get(address.text("address"), "Consistent-With", address.position())
                            .body())
                    .contains("Repair café");
            Answer revoked = reader.delete("/api/v1/feed-addresses/" + address.id());
            assertThat(revoked.status()).isBetween(200, 204);
            assertThat(nobody.get(address.text("address"), "Consistent-With", revoked.position())
                            .status())
                    .isEqualTo(404);
        }

        private void statisticsShow(Answer after, ZonedDateTime start, String quarter) {
            String query = "?from=" + start.toLocalDate() + "&to="
                    + start.toLocalDate().plusDays(1) + "&quarter=" + quarter + "&by=kind";
            JsonNode row = reader.getAfter(after, "/api/v1/statistics/attendance" + query)
                    .json()
                    .get("rows")
                    .get(0);
            assertThat(row.get("kind").asString()).isEqualTo("EVENT");
            assertThat(row.get("activities").asInt()).isEqualTo(1);
            assertThat(row.get("registered").asInt()).isEqualTo(2); // Anna and Cem; Ben withdrew, Dora walked in
            assertThat(row.get("visits").asInt()).isEqualTo(3); // Anna, Dora, Cem after the correction
            assertThat(row.get("uniquePersons").asInt()).isEqualTo(3);
            assertThat(row.get("headCount").asInt()).isEqualTo(7);
            assertThat(row.get("reported").asInt()).isEqualTo(7);
            assertThat(row.get("noShows").asInt()).isZero(); // Cem came after all
            Answer table = reader.getAfter(after, "/api/v1/statistics/attendance.csv" + query);
            assertThat(Csv.parse(table.body()).getFirst())
                    .containsExactly(
                            "kind",
                            "activities",
                            "registered",
                            "visits",
                            "uniquePersons",
                            "headCount",
                            "reported",
                            "noShows",
                            "definition",
                            "asOf",
                            "knownAt",
                            "position");
            assertThat(Csv.parse(table.body()).subList(1, 2))
                    .allSatisfy(line ->
                            assertThat(line.subList(0, 8)).containsExactly("EVENT", "1", "2", "3", "3", "7", "7", "0"));
            assertThat(Csv.parse(table.body())).hasSize(2);
        }

        private void auditShows(Answer after, String cafe, String activity, String anna, Map<String, String> people) {
            Map<String, String> who = new HashMap<>(people);
            who.put(manager.get("/api/v1/me").text("actor"), "manager");
            who.put(moderator.get("/api/v1/me").text("actor"), "moderator");
            JsonNode history = auditor.getAfter(after, "/api/v1/audit/activities/" + activity + "/participation")
                    .json()
                    .get("items");
            assertThat(history.valueStream().map(item -> told(item, who)))
                    .containsExactly(
                            "moderator: REGISTERED Anna, CONFIRMED",
                            "moderator: REGISTERED Ben, CONFIRMED",
                            "moderator: REGISTERED Cem, WAITLISTED",
                            "manager: WITHDRAWN Ben, CONFIRMED -> WITHDRAWN, ill",
                            "manager: PROMOTED Cem, WAITLISTED -> CONFIRMED by R-14",
                            "moderator: CHECKED_IN Anna, UNKNOWN -> PRESENT",
                            "moderator: REGISTERED Dora, CONFIRMED",
                            "moderator: CHECKED_IN Dora, UNKNOWN -> PRESENT",
                            "moderator: CHECKED_IN nobody, 2",
                            "moderator: ATTENDANCE_RECORDED Cem, UNKNOWN -> ABSENT",
                            "moderator: ATTENDANCE_CORRECTED Cem, ABSENT -> PRESENT, came an hour later",
                            "moderator: HEADS_COUNTED nobody, 7");
            assertThat(history.valueStream())
                    .allSatisfy(item -> assertThat(
                                    Instant.parse(item.get("happenedAt").asString()))
                            .isBeforeOrEqualTo(
                                    Instant.parse(item.get("recordedAt").asString())));
            assertThat(auditor.getAfter(after, "/api/v1/audit/persons/" + anna + "/participation")
                            .json()
                            .get("items")
                            .valueStream()
                            .map(item -> told(item, who)))
                    .containsExactly(
                            "moderator: REGISTERED Anna, CONFIRMED", "moderator: CHECKED_IN Anna, UNKNOWN -> PRESENT");
            Answer log = auditor.getAfter(after, "/api/v1/audit/events?subject=" + activity);
            assertThat(log.body()).doesNotContain("Beck");
            assertThat(log.json()
                            .get("items")
                            .valueStream()
                            .map(item -> item.get("type").asString()))
                    .containsExactly(
                            "activity.planned",
                            "participation.opened",
                            "activity.moderator-assigned",
                            "activity.moderator-accepted",
                            "activity.published",
                            "participation.published",
                            "participation.registered",
                            "participation.registered",
                            "participation.registered",
                            "participation.withdrawn",
                            "participation.promoted",
                            "participation.checked-in",
                            "participation.registered",
                            "participation.checked-in",
                            "participation.checked-in",
                            "participation.attendance-recorded",
                            "participation.attendance-corrected",
                            "participation.heads-counted");
            Answer detail = reader.getAfter(after, cafe);
            assertThat(detail.text("title")).isEqualTo("Repair café");
            assertThat(detail.header("ETag")).isNotEmpty();
        }

        /** Who recorded what of whom, with the value before and after, the rule and the reason. */
        private static String told(JsonNode item, Map<String, String> who) {
            String value = Stream.of(item.path("before"), item.path("after"))
                    .filter(JsonNode::isObject)
                    .map(state -> state.values().iterator().next().asString())
                    .collect(Collectors.joining(" -> "));
            return who.get(item.get("actor").asString()) + ": "
                    + item.get("what").asString() + " "
                    + who.getOrDefault(item.path("personId").asString(""), "nobody") + ", " + value
                    + (item.at("/details/rule").isString()
                            ? " by " + item.at("/details/rule").asString()
                            : "")
                    + (item.has("reason") ? ", " + item.get("reason").asString() : "");
        }

        private void strangersSeeNothing(Answer after, String cafe, String activity, String anna) {
            assertThat(stranger.getAfter(after, cafe).status()).isEqualTo(404);
            assertThat(stranger.getAfter(after, cafe + "/participation").status())
                    .isEqualTo(404);
            assertThat(stranger.getAfter(after, "/api/v1/persons/" + anna).status())
                    .isEqualTo(404);
            assertThat(stranger.getAfter(after, "/api/v1/calendar.ics").body()).doesNotContain("Repair");
            assertThat(stranger.post(cafe + "/cancellation", "{\"reason\": \"not mine\"}")
                            .status())
                    .isEqualTo(404);
        }

        private Answer register(String cafe, String person) {
            Answer answer = moderator.post(cafe + "/registrations", "{\"personId\": \"%s\"}".formatted(person));
            made(answer);
            return answer;
        }

        private String person(String givenName, String familyName, String birthDate, String quarter) {
            return made(manager.post("/api/v1/persons", """
                {"givenName": "%s", "familyName": "%s", %s "quarter": "%s", "languages": ["de"]}\
                """.formatted(
                    givenName, familyName, birthDate == null ? "" : "\"birthDate\": \"" + birthDate + "\",", quarter)));
        }

        private static JsonNode registration(JsonNode participation, String person) {
            for (JsonNode registration : participation.get("registrations")) {
                if (registration.get("personId").asString().equals(person)
                        && !registration.get("status").asString().equals("WITHDRAWN")) {
                    return registration;
                }
            }
            throw new AssertionError("no registration of " + person + " in " + participation);
        }

        private static String made(Answer answer) {
            assertThat(answer.status()).as(answer.body()).isEqualTo(201);
            return answer.id();
        }

        private static void ok(Answer answer) {
            assertThat(answer.status()).as(answer.body()).isIn(200, 204);
        }
    }
}
