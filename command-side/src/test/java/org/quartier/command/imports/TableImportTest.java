package org.quartier.command.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.quartier.command.CommandSideTest;
import org.quartier.kernel.testing.CanaryScan;
import org.quartier.kernel.testing.TestDatabase;
import org.quartier.kernel.testing.TestHttp;
import org.quartier.kernel.testing.TestHttp.Answer;
import org.quartier.kernel.testing.TestTokens;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Imports of tables over real HTTP into a real PostgreSQL. Each test is an organisation of its own. */
@CommandSideTest
class TableImportTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Path EXAMPLES = Path.of("../docs/imports");

    @LocalServerPort
    private int port;

    @Autowired
    private TestDatabase database;

    private final String organisation = "Org-" + UUID.randomUUID();
    private JdbcClient db;
    private TestHttp manager;
    private String quarter;

    @BeforeEach
    void openAQuarter() {
        db = JdbcClient.create(database.owner());
        manager = as(organisation, "quarter-manager");
        quarter = manager.post(
                        "/api/v1/quarters",
                        "{\"name\": \"Coerde\", \"municipality\": \"Münster\", \"federalState\": \"NW\"}")
                .id();
    }

    @Test
    void theExamplesOfTheDocumentationAreImportedInTheirOrder() throws IOException {
        for (String kind : List.of("persons", "volunteers", "hours", "activities")) {
            String file = Files.readString(EXAMPLES.resolve(kind + ".csv"));
            assertCounts(imported(kind, file), 2, 2, 0, 0, 0);
            long before = events("%");
            assertCounts(imported(kind, file), 2, 0, 0, 2, 0);
            assertThat(events("%")).isEqualTo(before);
        }
        assertThat(events("person.registered")).isEqualTo(3); // Erika is a member and a volunteer
        assertThat(events("volunteer.registered")).isEqualTo(2);
        assertThat(events("hours.drafted")).isEqualTo(2);
        assertThat(events("hours.submitted")).isEqualTo(1);
        assertThat(events("hours.approved")).isZero();
        assertThat(events("activity.published")).isEqualTo(1);
    }

    @Test
    void theTableOfCoerdeAsItIsAndItsCalendarAreTheSameActivities() throws IOException {
        String table = Files.readString(CalendarFileTest.SEASON.resolve("events-earlier.csv"));
        String calendar = Files.readString(CalendarFileTest.SEASON.resolve("events-earlier.ics"));

        JsonNode first = imported("activities", table);
        assertCounts(first, 193, 193, 0, 0, 0);
        assertThat(first.get("detail").asString()).contains("category", "source_name", "last_updated");
        assertThat(events("activity.published")).isEqualTo(193);
        assertCounts(imported("activities", table), 193, 0, 0, 193, 0);

        // what the calendar says besides: descriptions, and one last day less
        JsonNode other = finished(manager.post(
                "/api/v1/imports/activities?quarter=" + quarter, calendar, "Content-Type", "text/calendar"));
        assertThat(other.get("created").asInt()).isZero();
        assertThat(other.get("missing").asInt()).isZero();

        // a table that has no column for them leaves the descriptions as they are
        JsonNode back = imported("activities", table);
        assertCounts(back, 193, 0, 1, 192, 0);
        assertThat(events("activity.planned")).isEqualTo(193);
    }

    @Test
    void whatATableSaysOfAPersonChangesAndWhatItDoesNotStays() {
        String first = "id;Vorname;Nachname;Telefon;E-Mail;Geburtsdatum\n7;Ida;Holm;0251;ida@example.org;1.2.1960\n";
        String person = imported("persons", first).at("/items/0/person").asString();

        JsonNode moved =
                imported("persons", "id,given name,family name,phone,e-mail\n7,Ida,Holm-Beck,,ida@example.com\n");

        assertCounts(moved, 1, 0, 1, 0, 0);
        assertThat(moved.at("/items/0/person").asString()).isEqualTo(person);
        assertThat(moved.at("/items/0/uid").asString()).isEqualTo("7");
        assertThat(moved.at("/items/0/line").asInt()).isEqualTo(2);
        assertCounts(
                imported(
                        "persons",
                        "id;Vorname;Nachname;Telefon;E-Mail;Geburtsdatum\n"
                                + "7;Ida;Holm-Beck;0251;ida@example.com;1960-02-01\n"),
                1,
                0,
                0,
                1,
                0);
        assertThat(events("person.registered")).isEqualTo(1);
    }

    @Test
    void aChangeByHandInBetweenIsComparedToo() {
        String file = "id;Vorname;Nachname\n7;Ida;Holm\n";
        String person = imported("persons", file).at("/items/0/person").asString();
        assertThat(manager.put("/api/v1/persons/" + person, "{\"givenName\": \"Ida\", \"familyName\": \"Beck\"}")
                        .status())
                .isEqualTo(200);

        assertCounts(imported("persons", file), 1, 0, 1, 0, 0);
        assertCounts(imported("persons", file), 1, 0, 0, 1, 0);
        assertCounts(imported("persons", "personId;Vorname;Nachname\n" + person + ";Ida;Holm\n"), 1, 0, 0, 1, 0);
    }

    @Test
    void aBadRowSpoilsNoOtherAndIsNotQuoted() {
        JsonNode report = imported("persons", """
            Vorname;Nachname;E-Mail;Geburtsdatum;personId;Sprachen
            Ann;Canarybird;a@example.org;1.1.1950;;de
            ;Canarybird;;;;
            Ann;Canarybird;;01.01.1950;;
            Ben;Canarybird;canary-no-address;;;
            Cem;Canarybird;;canary-day;;
            "Dan;Canarybird;;;;
            Eva;Canarybird;;1.1.2150;;
            Fee;Canarybird;;1.1.1700;;
            Gil;Canarybird;;;%s;
            Hel;Canarybird;;;;canary-language
            Ivo;Canarybird;;;;tr
            """.formatted(UUID.randomUUID()));

        assertCounts(report, 11, 2, 0, 0, 9);
        assertThat(details(report))
                .satisfiesExactly(
                        detail -> assertThat(detail).isEmpty(),
                        detail -> assertThat(detail).contains("does not say whom"),
                        detail -> assertThat(detail).startsWith("is about the same as line 2"),
                        detail -> assertThat(detail).contains("contact.email"),
                        detail -> assertThat(detail).startsWith("Geburtsdatum is not a day"),
                        detail -> assertThat(detail).contains("quotation mark"),
                        detail -> assertThat(detail).contains("birth"),
                        detail -> assertThat(detail).startsWith("Geburtsdatum is not a day"),
                        detail -> assertThat(detail).contains("personId does not exist"),
                        detail -> assertThat(detail).isEqualTo("Sprachen has a language that is unknown"),
                        detail -> assertThat(detail).isEmpty());
        assertThat(report.toString()).doesNotContainIgnoringCase("canary");
        assertThat(events("person.registered")).isEqualTo(2);
        assertThat(new CanaryScan(database.owner())
                        .find("Canarybird", "canary-no-address", "canary-day", "canary-language")
                        .all())
                .isEmpty();
    }

    @Test
    @DisplayName("R-69 who was erased is not brought back by the same file, and nothing of their row can be read")
    void erased() {
        String file = "id;Vorname;Nachname;Geburtsdatum\ncanary@example.org;Zeisig;Girlitz;3.3.1933\n";
        String named = "Vorname;Nachname;Geburtsdatum\nBuchfink;Girlitz;4.4.1944\n";
        List<String> persons = Stream.of(file, named)
                .map(table -> imported("persons", table).at("/items/0/person").asString())
                .toList();
        CanaryScan scan = new CanaryScan(database.owner(), "command.import_item.uid");
        assertThat(scan.find("canary@example.org").listed()).containsExactly("command.import_item.uid");
        assertThat(scan.find("canary@example.org", "Zeisig", "Girlitz", "Buchfink", "1933-03-03")
                        .elsewhere())
                .isEmpty();

        for (String person : persons) {
            assertThat(manager.post("/api/v1/persons/" + person + "/erasure", "{\"reason\": \"asked\"}")
                            .status())
                    .isEqualTo(200);
        }

        assertThat(scan.find("canary@example.org", "Zeisig", "Girlitz", "Buchfink")
                        .all())
                .isEmpty();
        assertThat(rows("command.imported_name")).isZero();
        assertThat(db.sql("SELECT count(*) FROM command.imported_row WHERE organisation = :organisation"
                                + " AND record IS NULL AND person IS NULL")
                        .param("organisation", organisation)
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
        long before = events("%");
        for (String table : List.of(file, named)) {
            for (String kind : List.of("persons", "volunteers")) {
                JsonNode again = imported(kind, table);
                assertCounts(again, 1, 0, 0, 0, 1);
                assertThat(again.at("/items/0/detail").asString()).startsWith("R-69");
                assertThat(again.at("/items/0").has("person")).isFalse();
            }
        }
        assertThat(events("%")).isEqualTo(before);
    }

    @Test
    @DisplayName("R-37 R-38 R-39 a row of hours that a rule refuses says which, in a dry run as well")
    void rulesOfHours() {
        imported("volunteers", "id;Vorname;Nachname\nv1;Ida;Holm\n");
        imported("persons", "id;Vorname;Nachname\np1;Olaf;Kern\n");
        String file = """
            Mitgliedsnummer;Datum;von;bis;Tätigkeit;Status
            v1;05.10.2026;15:00;17:00;a;
            v1;05.10.2026;16:00;18:00;b;
            v1;05.10.2026;17:00;18:00;c;
            v1;06.10.2026;08:00;08:00;d;
            v1;06.10.2026;08:00;20:01;e;
            v1;07.10.2026;08:00;20:00;f;Entwurf
            v1;05.10.2126;15:00;17:00;g;
            p1;05.10.2026;15:00;17:00;h;
            x1;05.10.2026;15:00;17:00;i;
            v1;08.10.2026;15:00;17:00;;
            """;
        long before = events("%");
        JsonNode dry = imported("hours", file, true);
        assertThat(events("%")).isEqualTo(before);
        assertThat(rows("command.imported_row")).isEqualTo(2);
        JsonNode report = imported("hours", file);

        // the rows of one file are not yet there when a dry run asks for what they overlap
        assertCounts(dry, 10, 4, 0, 0, 6);
        assertCounts(report, 10, 3, 0, 0, 7);
        assertThat(details(report))
                .satisfiesExactly(
                        detail -> assertThat(detail).isEmpty(),
                        detail -> assertThat(detail).startsWith("R-38"),
                        detail -> assertThat(detail).isEmpty(),
                        detail -> assertThat(detail).startsWith("R-37"),
                        detail -> assertThat(detail).startsWith("R-37"),
                        detail -> assertThat(detail).isEmpty(),
                        detail -> assertThat(detail).startsWith("R-37"),
                        detail -> assertThat(detail).contains("Only a volunteer"),
                        detail -> assertThat(detail).contains("nobody who is known"),
                        detail -> assertThat(detail).isEqualTo("Tätigkeit is empty"));
        assertThat(events("hours.drafted")).isEqualTo(3);
        assertThat(events("hours.submitted")).isEqualTo(2);
        assertThat(rows("command.imported_row")).isEqualTo(5);

        JsonNode overlapping =
                imported("hours", "Mitgliedsnummer;Datum;von;bis;Tätigkeit\n" + "v1;05.10.2026;14:00;15:01;z\n", true);
        assertThat(overlapping.at("/items/0/detail").asString()).startsWith("R-38");
    }

    @Test
    @DisplayName("R-41 other times for the same start correct the entry, with the reason \"import\"")
    void correctedHours() {
        imported("volunteers", "id;Vorname;Nachname\nv1;Ida;Holm\n");
        String head = "Mitgliedsnummer;Datum;von;bis;Tätigkeit\n";
        String entry = imported("hours", head + "v1;05.10.2026;15:00;17:00;a\n")
                .at("/items/0/hours")
                .asString();

        JsonNode corrected = imported("hours", head + "v1;05.10.2026;15:00;17:30;a\n");

        assertCounts(corrected, 1, 0, 1, 0, 0);
        assertThat(corrected.at("/items/0/hours").asString()).isEqualTo(entry);
        assertThat(events("hours.corrected")).isEqualTo(1);
        JsonNode other = imported("hours", head + "v1;05.10.2026;15:00;17:30;something else\n");
        assertCounts(other, 1, 0, 0, 0, 1);
        assertThat(other.at("/items/0/detail").asString()).contains("does not change");
    }

    @Test
    void someoneOfANameThatSeveralHaveIsNotGuessed() {
        imported("volunteers", "id;Vorname;Nachname;Geburtsdatum\na;Ida;Holm;1.1.1950\nb;Ida;Holm;2.2.1960\n");
        String row = "05.10.2026;15:00;17:00;a\n";

        JsonNode guessed = imported("hours", "Vorname;Nachname;Datum;von;bis;Tätigkeit\nIda;Holm;" + row);
        JsonNode told =
                imported("hours", "Vorname;Nachname;Geburtsdatum;Datum;von;bis;Tätigkeit\nida; HOLM;2.2.1960;" + row);

        assertThat(guessed.at("/items/0/detail").asString()).contains("several have");
        assertCounts(told, 1, 1, 0, 0, 0);
    }

    @Test
    void aVolunteerFollowsTheTable() {
        String head = "id;Vorname;Nachname;Kompetenzen;Verfügbarkeit;Status\n";
        JsonNode first = imported(
                "volunteers",
                head + "v;Ida;Holm;Mathe;\"Mo 9-12 Uhr\nFr 14:00-16:00\";\n"
                        + "w;Bo;Holm;;Mo 12:00-09:00;\nx;Cy;Holm;;jederzeit;\n");
        assertCounts(first, 3, 1, 0, 0, 2);
        assertThat(events("person.registered")).isEqualTo(1); // whoever cannot help so is not registered either

        assertCounts(imported("volunteers", head + "v;Ida;Holm;\"Mathe, Kochen\";;pausiert\n"), 1, 0, 1, 0, 0);
        assertCounts(imported("volunteers", "id;Status\nv;pausiert\nnobody;aktiv\n"), 2, 0, 0, 1, 1);
        assertThat(events("volunteer.availability-changed")).isEqualTo(1);
        assertThat(events("volunteer.skills-changed")).isEqualTo(1);
        assertThat(events("volunteer.status-changed")).isEqualTo(1);
    }

    @Test
    void aDryRunStoresNothing() {
        long before = events("%");
        String file = "id;Vorname;Nachname;Geburtsdatum\n1;Ida;Holm;\n2;Bo;Holm;1.1.2150\n";
        for (String kind : List.of("persons", "volunteers")) {
            JsonNode dry = imported(kind, file, true);
            assertCounts(dry, 2, 1, 0, 0, 1);
            assertThat(dry.at("/items/0").has("uid")).isFalse();
        }
        assertThat(events("%")).isEqualTo(before);
        assertThat(rows("command.imported_row")).isZero();
        assertThat(rows("command.imported_name")).isZero();
    }

    @Test
    void roomsAndVenuesAreFoundByTheirNamesAndElseAreThePlace() {
        String venue = manager.post(
                        "/api/v1/venues", "{\"quarter\": \"%s\", \"name\": \"Haus Coerde\"}".formatted(quarter))
                .id();
        manager.post(
                "/api/v1/venues/" + venue + "/rooms",
                "{\"name\": \"Saal\", \"capacity\": 9, \"fireSafetyMaximum\": 9}");
        String head = "uid;Titel;Beginn;Ende;Einrichtung;Raum;Sichtbarkeit\n";
        JsonNode report = imported(
                "activities",
                head
                        + "a;Café;5.1.2027 10:00;5.1.2027 12:00;haus coerde;SAAL;intern\n"
                        + "b;Chor;5.1.2027 11:00;5.1.2027 12:00;Haus Coerde;Saal;intern\n"
                        + "c;Chor;5.1.2027 11:00;5.1.2027 12:00;Woanders;Keller;geheim\n"
                        + "d;Chor;5.1.2027 11:00;5.1.2027 12:00;Woanders;Keller;intern\n");

        assertCounts(report, 4, 2, 0, 0, 2);
        assertThat(report.at("/items/1/detail").asString()).startsWith("R-04");
        assertThat(report.at("/items/2/detail").asString())
                .isEqualTo("Sichtbarkeit is none of the words that it can be");
        assertThat(db.sql("SELECT plan FROM command.activity_uid WHERE organisation = :organisation AND uid = 'd'")
                        .param("organisation", organisation)
                        .query(String.class)
                        .single())
                .contains("Keller, Woanders");
    }

    @Test
    void whatCannotBeImportedIsRefusedAtOnce() {
        for (String kind : List.of("persons", "volunteers", "hours", "activities")) {
            assertThat(post(kind, "Farbe;Eis\nrot;ja\n", "").status()).isEqualTo(400);
            assertThat(post(kind, "", "").status()).isEqualTo(400);
            assertThat(post(kind, "x".repeat((20 << 20) + 1), "").status()).isEqualTo(413);
            assertThat(manager.post(path(kind), "x", "Content-Type", "application/json")
                            .status())
                    .isEqualTo(415);
            assertThat(as(organisation, "moderator")
                            .post(path(kind), "x", "Content-Type", "text/csv")
                            .status())
                    .isEqualTo(403);
        }
        assertThat(manager.post(path("persons"), "BEGIN:VCALENDAR", "Content-Type", "text/calendar")
                        .status())
                .isEqualTo(415);
        Answer columns = post("hours", "Vorname;Datum\na;b\n", "");
        assertThat(columns.body()).contains("lack who it is", "lack task", "lack when it starts", "lack when it ends");
        assertThat(as("Other-" + UUID.randomUUID(), "quarter-manager")
                        .post(path("persons"), "Vorname;Nachname\na;b\n", "Content-Type", "text/csv")
                        .text("type"))
                .endsWith("unknown-reference");
        assertThat(rows("command.import")).isZero();
        assertCounts(imported("persons", "Vorname;Nachname\r\n"), 0, 0, 0, 0, 0);
    }

    @Test
    void theSameFileAtTheSameInstantDoublesNothing() {
        String file = "id;Vorname;Nachname\n"
                + IntStream.range(0, 40).mapToObj(i -> i + ";Ida;Holm\n").collect(Collectors.joining());

        List<Answer> answers = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> post("persons", file, "")))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(answers).extracting(Answer::status).containsOnly(202, 409).contains(202);
        answers.stream().filter(answer -> answer.status() == 202).forEach(this::finished);
        assertThat(events("person.registered")).isEqualTo(40);
        assertThat(imported("persons", file).get("unchanged").asInt()).isEqualTo(40);
    }

    @Test
    void whatAnImportLeftThatDiedBeforeItRegisteredSomeoneIsTakenUp() {
        String file = "id;Vorname;Nachname\n1;Ida;Holm\n";
        JsonNode refused = imported("persons", "id;Vorname;Nachname;Geburtsdatum\n1;Ida;Holm;1.1.2150\n");
        assertCounts(refused, 1, 0, 0, 0, 1);
        assertThat(rows("command.imported_row")).isZero(); // what was refused is not kept
        String person = imported("persons", file).at("/items/0/person").asString();
        UUID reserved = UUID.randomUUID();
        db.sql("UPDATE command.imported_row SET record = :reserved, person = :reserved WHERE record = :person")
                .param("reserved", reserved)
                .param("person", UUID.fromString(person))
                .update();

        assertThat(imported("persons", file).at("/items/0/person").asString()).isEqualTo(reserved.toString());
    }

    @Test
    void aLongImportShowsHowFarItIs() {
        String file = "id;Vorname;Nachname\n"
                + IntStream.range(0, 400).mapToObj(i -> i + ";Ida;Holm\n").collect(Collectors.joining());
        Answer started = post("persons", file, "");

        JsonNode between = await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(
                        () -> manager.get("/api/v1/imports/" + started.id()).json(),
                        report -> report.get("created").asInt() > 0);

        assertThat(between.get("status").asString()).isEqualTo("RUNNING");
        assertThat(between.get("total").asInt()).isEqualTo(400);
        assertThat(between.get("items")).hasSize(between.get("created").asInt());
        assertCounts(finished(started), 400, 400, 0, 0, 0);
    }

    private JsonNode imported(String kind, String file) {
        return imported(kind, file, false);
    }

    private JsonNode imported(String kind, String file, boolean dryRun) {
        return finished(post(kind, file, "&dryRun=" + dryRun));
    }

    private JsonNode finished(Answer started) {
        assertThat(started.status()).as(started.body()).isEqualTo(202);
        JsonNode report = await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(
                        () -> manager.get("/api/v1/imports/" + started.id()).json(),
                        answer -> !answer.get("status").asString().equals("RUNNING"));
        assertThat(report.get("status").asString()).isEqualTo("COMPLETED");
        return report;
    }

    private Answer post(String kind, String file, String more) {
        return manager.post(path(kind) + more, file, "Content-Type", "text/csv");
    }

    private String path(String kind) {
        return "/api/v1/imports/" + kind + "?quarter=" + quarter;
    }

    private TestHttp as(String of, String role) {
        return new TestHttp(
                "http://127.0.0.1:" + port, TestTokens.of(UUID.randomUUID().toString(), of, role));
    }

    private static void assertCounts(JsonNode report, int total, int created, int changed, int unchanged, int refused) {
        assertThat(Stream.of("total", "created", "changed", "unchanged", "refused")
                        .map(name -> report.get(name).asInt())
                        .toList())
                .as(report::toString)
                .containsExactly(total, created, changed, unchanged, refused);
    }

    private static List<String> details(JsonNode report) {
        return report.get("items")
                .valueStream()
                .map(item -> item.path("detail").asString(""))
                .toList();
    }

    private long events(String type) {
        return db.sql("""
            SELECT count(*) FROM events.domain_event WHERE organisation = :organisation AND payload_type LIKE :type
            """)
                .param("organisation", organisation)
                .param("type", type)
                .query(Long.class)
                .single();
    }

    private long rows(String table) {
        return db.sql("SELECT count(*) FROM " + table + " WHERE organisation = :organisation")
                .param("organisation", organisation)
                .query(Long.class)
                .single();
    }
}
