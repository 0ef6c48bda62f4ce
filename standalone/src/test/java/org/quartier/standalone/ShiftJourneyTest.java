package org.quartier.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.quartier.kernel.testing.TestClock;
import org.quartier.kernel.testing.TestHttp;
import org.quartier.kernel.testing.TestHttp.Answer;
import org.springframework.beans.factory.annotation.Autowired;

/** From the need for help to the volunteer who is there, over real HTTP. */
@StandaloneTest
class ShiftJourneyTest {

    private static final OffsetDateTime NOW = OffsetDateTime.now().truncatedTo(ChronoUnit.SECONDS);

    @Autowired
    private People people;

    @Autowired
    private TestClock clock;

    @AfterEach
    void reset() {
        clock.reset();
    }

    @Test
    @DisplayName("R-32 R-36 R-38 a homework club finds someone who is cleared, whose hours count once")
    void aHomeworkClubFindsSomeoneWhoIsCleared() {
        TestHttp manager = people.as("demo-manager");
        String quarter = made(manager.post("/api/v1/quarters", """
            {"name": "Coerde", "municipality": "Münster", "federalState": "NW"}\
            """));
        String person = made(manager.post("/api/v1/persons", "{\"givenName\": \"Ida\", \"familyName\": \"Holm\"}"));
        String volunteer = made(manager.post("/api/v1/volunteers", """
            {"personId": "%s", "quarter": "%s", "skills": ["Mathe"]}\
            """.formatted(person, quarter)));
        String club = "/api/v1/activities/"
                + made(manager.post(
                        "/api/v1/activities", """
                            {"quarter": "%s", "kind": "WORKSHOP", "title": "Hausaufgabenhilfe",
                             "slot": {"start": "%s", "end": "%s", "zone": "Europe/Berlin"}}\
                            """.formatted(quarter, NOW.plusMinutes(5), NOW.plusMinutes(65))));
        ok(manager.put(club + "/protected-contact", """
            {"kind": "SUPERVISING", "intensity": "ALONE", "duration": "REGULAR"}\
            """));
        Answer planned = manager.post(club + "/shifts", """
            {"task": "Mathe üben", "start": "%s", "end": "%s", "needed": 1, "skills": ["mathe"]}\
            """.formatted(NOW.plusMinutes(5), NOW.plusMinutes(65)));
        String shift = "/api/v1/shifts/" + made(planned);
        String fitting = "/api/v1/shifts?open=true&volunteer=" + volunteer;
        assertThat(manager.getAfter(planned, fitting).json().get("items").size())
                .isZero();
        Answer refused = manager.put(shift + "/volunteers/" + volunteer, "");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.rule()).isEqualTo("R-32");

        LocalDate today = LocalDate.now();
        Answer inspected = manager.post(
                "/api/v1/volunteers/" + volunteer + "/inspections", """
                    {"issuedOn": "%s", "inspectedOn": "%s", "relevantEntry": false}\
                    """.formatted(today.minusMonths(1), today));
        String inspection = made(inspected);
        assertThat(manager.getAfter(inspected, fitting).text("/items/0/title")).isEqualTo("Hausaufgabenhilfe");
        assertThat(manager.getAfter(inspected, "/api/v1/volunteer-register?clearance=VALID&q=Holm")
                        .text("/items/0/volunteer"))
                .isEqualTo(volunteer);

        Answer signedUp = manager.put(shift + "/volunteers/" + volunteer, "");
        ok(signedUp);
        Answer taken = manager.getAfter(
                signedUp, "/api/v1/collisions?person=" + person + "&from=" + today + "&to=" + today.plusDays(2));
        assertThat(taken.text("/collisions/0/purpose")).isEqualTo("SHIFT");
        Answer there = manager.post(shift + "/volunteers/" + volunteer + "/check-in", "");
        ok(there);
        Answer shifts = manager.getAfter(there, club + "/shifts");
        assertThat(shifts.text("/items/0/volunteers/0/name")).isEqualTo("Ida Holm");
        assertThat(shifts.text("/items/0/volunteers/0/checkedIn")).isEqualTo("true");
        assertThat(people.as("demo-reader").getAfter(there, club + "/shifts").status())
                .isEqualTo(404);

        clock.forward(Duration.ofMinutes(70));
        String from = """
            {"shift": "%s", "task": "Mathe", "start": "%s", "end": "%s"}\
            """.formatted(planned.id(), NOW.plusMinutes(10), NOW.plusMinutes(50));
        String hours = "/api/v1/volunteers/" + volunteer + "/hours";
        String entry = made(manager.post(hours, from));
        assertThat(manager.post(hours, from).rule()).isEqualTo("R-38");
        Answer approved = people.as("demo-administrator").post("/api/v1/hours/" + entry + "/approval", "");
        ok(approved);
        assertThat(manager.getAfter(approved, club + "/shifts").text("/items/0/volunteers/0/logged/minutes"))
                .isEqualTo("40");
        assertThat(manager.getAfter(approved, "/api/v1/volunteers/" + volunteer + "/hours-statement")
                        .text("approvedMinutes"))
                .isEqualTo("40"); // and not the hour that the shift was planned for
        Answer issued = manager.post("/api/v1/volunteers/" + volunteer + "/hours-statements", "{}");
        made(issued);
        assertThat(manager.getAfter(issued, "/api/v1/volunteers/" + volunteer + "/hours-statements")
                        .text("/items/0/status"))
                .isEqualTo("VALID");

        Answer erased = manager.delete("/api/v1/volunteers/" + volunteer + "/inspections/" + inspection);
        ok(erased);
        assertThat(manager.getAfter(erased, "/api/v1/volunteers/" + volunteer + "/inspections")
                        .json()
                        .get("items")
                        .size())
                .isZero();
        assertThat(people.as("demo-administrator")
                        .getAfter(erased, "/api/v1/audit/events?subject=" + volunteer)
                        .body())
                .contains("volunteer.inspection-erased")
                .doesNotContain(today.minusMonths(1).toString());
    }

    private static String made(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.id();
    }

    private static void ok(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }
}
