package org.quartier.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.quartier.kernel.testing.TestHttp;
import org.quartier.kernel.testing.TestHttp.Answer;
import org.springframework.beans.factory.annotation.Autowired;

/** From the need for help to the volunteer who is there, over real HTTP. */
@StandaloneTest
class ShiftJourneyTest {

    private static final OffsetDateTime NOW = OffsetDateTime.now().truncatedTo(ChronoUnit.SECONDS);

    @Autowired
    private People people;

    @Test
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
                signedUp,
                "/api/v1/collisions?person=" + person + "&from=" + today + "&to=" + today.plusDays(2));
        assertThat(taken.text("/collisions/0/purpose")).isEqualTo("SHIFT");
        Answer there = manager.post(shift + "/volunteers/" + volunteer + "/check-in", "");
        ok(there);
        Answer shifts = manager.getAfter(there, club + "/shifts");
        assertThat(shifts.text("/items/0/volunteers/0/name")).isEqualTo("Ida Holm");
        assertThat(shifts.text("/items/0/volunteers/0/checkedIn")).isEqualTo("true");
        assertThat(people.as("demo-reader").getAfter(there, club + "/shifts").status())
                .isEqualTo(404);

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
