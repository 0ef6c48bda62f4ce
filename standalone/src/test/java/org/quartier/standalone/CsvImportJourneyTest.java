package org.quartier.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.quartier.kernel.testing.TestHttp;
import org.quartier.kernel.testing.TestHttp.Answer;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** A year's lists, as an association keeps them, and what is seen of them afterwards, over real HTTP. */
@StandaloneTest
class CsvImportJourneyTest {

    @Autowired
    private People people;

    @Test
    void membersVolunteersAndHoursOfASpreadsheetAreInTheRegister() {
        TestHttp manager = people.as("demo-manager");
        String quarter =
                manager.post("/api/v1/quarters", OneOfEverything.QUARTER).id();
        TestHttp colleague = people.as("demo-administrator");

        imported(manager, quarter, "persons", """
            Mitgliedsnummer;Vorname;Nachname;Geburtsdatum;E-Mail;Telefon
            J-1;Änne;Jørnbeck;04.03.1950;aenne@example.org;+49 251 4711
            J-2;Ömer;Jørnbeck;;;
            """);
        imported(manager, quarter, "volunteers", """
            Vorname,Nachname,skills,availability
            Änne,Jørnbeck,"Mathe, Kochen",Mon 09:00-12:00
            """);
        Answer hours = imported(manager, quarter, "hours", """
            Mitgliedsnummer;Datum;von;Stunden;Tätigkeit
            J-1;05.10.2026;15:00;2,5;Hausaufgabenhilfe
            J-2;05.10.2026;15:00;2,5;Hausaufgabenhilfe
            """);
        assertThat(hours.text("created")).isEqualTo("1");
        assertThat(hours.text("/items/1/result")).isEqualTo("REFUSED"); // is no volunteer

        JsonNode persons = manager.getAfter(hours, "/api/v1/persons?q=J%C3%B8rnbeck")
                .json()
                .get("items");
        assertThat(persons).hasSize(2);
        JsonNode register = manager.getAfter(hours, "/api/v1/volunteer-register?q=J%C3%B8rnbeck")
                .json()
                .get("items");
        assertThat(register).hasSize(1);
        assertThat(register.at("/0/name").asString()).isEqualTo("Änne Jørnbeck");
        assertThat(register.at("/0/skills").toString()).contains("Mathe", "Kochen");
        assertThat(register.at("/0/availability/0/day").asString()).isEqualTo("MONDAY");
        String entry = hours.text("/items/0/hours");
        JsonNode submitted = manager.getAfter(hours, "/api/v1/hours?status=SUBMITTED&limit=500")
                .json()
                .get("items");
        assertThat(submitted.toString()).contains(entry);

        Answer own = manager.post("/api/v1/hours/" + entry + "/approval", "");
        assertThat(own.rule()).isEqualTo("R-40"); // who imported it wrote it
        Answer approved = colleague.post("/api/v1/hours/" + entry + "/approval", "");
        assertThat(approved.status()).as(approved.body()).isEqualTo(200);
        assertThat(manager.getAfter(approved, "/api/v1/volunteer-register?q=J%C3%B8rnbeck")
                        .text("/items/0/approvedMinutes"))
                .isEqualTo("150");

        String csv = manager.getAfter(approved, "/api/v1/volunteer-register.csv?q=J%C3%B8rnbeck")
                .body();
        assertThat(imported(manager, quarter, "volunteers", csv).text("unchanged"))
                .isEqualTo("1");
        assertThat(people.as("other-manager")
                        .get("/api/v1/imports/" + hours.id())
                        .status())
                .isEqualTo(404);
    }

    private static Answer imported(TestHttp who, String quarter, String kind, String table) {
        Answer started = who.post(
                "/api/v1/imports/" + kind + "?quarter=" + quarter, table, "Content-Type", "text/csv;charset=UTF-8");
        assertThat(started.status()).as(started.body()).isEqualTo(202);
        Answer report = await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> who.get("/api/v1/imports/" + started.id()),
                        answer -> !answer.text("status").equals("RUNNING"));
        assertThat(report.text("status")).as(report.body()).isEqualTo("COMPLETED");
        return report;
    }
}
