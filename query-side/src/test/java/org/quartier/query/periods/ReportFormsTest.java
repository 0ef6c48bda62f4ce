package org.quartier.query.periods;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.quartier.kernel.event.OrganisationEvent.OrganisationDescribed;
import org.quartier.kernel.event.ParticipationEvent.HeadsCounted;
import org.quartier.kernel.id.HourEntryId;
import org.quartier.kernel.id.QuarterId;
import org.quartier.kernel.testing.TestDatabase;
import org.quartier.kernel.testing.TestHttp.Answer;
import org.quartier.kernel.testing.TestLog;
import org.quartier.kernel.value.ActivityKind;
import org.quartier.kernel.value.Attendance;
import org.quartier.query.Csv;
import org.quartier.query.Gathering;
import org.quartier.query.Gathering.Guest;
import org.quartier.query.QuerySideTest;
import org.quartier.query.Wording;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A report holds the same figures in every form; read back from each. */
@QuerySideTest
class ReportFormsTest {

    private static final Path GOLDEN = Path.of("src", "test", "resources", "golden", "period-report-1.json");

    @LocalServerPort
    private int port;

    @Autowired
    private TestLog log;

    @Autowired
    private TestDatabase database;

    @Test
    @DisplayName(
            "R-43 the figures of a frozen report, its digest and its adjustments are the same in JSON, CSV, XLSX and"
                    + " PDF")
    void sameFigures() throws Exception {
        PeriodWorld world = new PeriodWorld(log, port);
        HourEntryId march = season(world);
        world.on("2026-07-20T12:00").correct(march, "2026-03-04T10:00", 90, 60);
        world.on("2026-10-02T09:00").close("2026-Q3");
        assertThat(world.report("2026-Q3").at("/figures/adjustments")).hasSize(1);
        for (String period : List.of("2026-Q2", "2026-Q3")) {
            sameFigures(world, period);
        }
        String path = "/reporting-periods/2026-Q3/report";
        assertThat(text(world.file(path + ".pdf?lang=de")))
                .contains("3. Quartal 2026", "period-report/1", "Berichtigungen", "Stunden korrigiert")
                .contains("−1:30"); // what was approved waits again since it was corrected
        assertThat(text(world.file(path + ".pdf?lang=en")))
                .contains("Quarter 3 of 2026", "Adjustments", "Hours corrected");
        Files.write(
                Path.of("target", "period-report.pdf"), world.file("/reporting-periods/2026-Q2/report.pdf?lang=de"));
    }

    private static void sameFigures(PeriodWorld world, String period) throws Exception {
        String path = "/reporting-periods/" + period + "/report";
        JsonNode report = world.report(period);
        String digest = report.get("digest").asString();

        List<List<String>> csv = Csv.parse(new String(world.file(path + ".csv"), StandardCharsets.UTF_8));
        List<String> lines = csv.stream()
                .skip(1)
                .map(line -> String.join("|", line.subList(0, 7)))
                .toList();
        assertThat(lines).containsExactlyInAnyOrderElementsOf(expected(report, world.quarter));
        assertThat(csv.stream().skip(1).map(List::getLast)).containsOnly(digest);

        List<Long> written = new ArrayList<>(numbers(world.file(path + ".xlsx")));
        assertThat(figures(report))
                .allSatisfy(figure -> assertThat(written.remove(figure))
                        .as("%s in the workbook, as often as in the report", figure)
                        .isTrue());
        assertThat(texts(world.file(path + ".xlsx"))).contains(digest);

        String paper = text(world.file(path + ".pdf?lang=de"));
        assertThat(paper).contains(digest, "Sozialwerk Münster-Nord");
        for (JsonNode table : report.at("/figures/tables")) {
            for (JsonNode row : table.get("rows")) {
                List<String> cells = new ArrayList<>();
                for (String figure : names(table)) {
                    cells.add(
                            !row.has(figure)
                                    ? "–"
                                    : written(figure, row.get(figure).asLong()));
                }
                boolean month = table.get("by").toString().contains("month")
                        && table.get("rows").size() < 2;
                assertThat(month || paper.lines().anyMatch(line -> line.endsWith(String.join(" ", cells))))
                        .as("%s %s", table.get("name"), cells)
                        .isTrue();
            }
        }
    }

    private static String written(String figure, long value) {
        return figure.toLowerCase(java.util.Locale.ROOT).endsWith("minutes")
                ? Wording.in("de").clock(value)
                : Wording.in("de").number(value);
    }

    @Test
    @DisplayName("R-68 a report that is sent again is the same to the byte, whatever was recorded since")
    void sameBytes() throws Exception {
        PeriodWorld world = new PeriodWorld(log, port);
        HourEntryId march = season(world);
        String path = "/reporting-periods/2026-Q1/report";
        Map<String, byte[]> first = new HashMap<>();
        for (String form : List.of(".json", ".csv", ".xlsx", ".pdf?lang=de", ".pdf?lang=en")) {
            first.put(form, world.file(path + form));
        }
        world.on("2026-07-20T12:00").correct(march, "2026-03-04T10:00", 90, 60);
        Instant later = Instant.now().plusSeconds(3); // the clock of a zip file goes by two seconds
        await().until(() -> Instant.now().isAfter(later));
        for (Map.Entry<String, byte[]> form : first.entrySet()) {
            assertThat(world.file(path + form.getKey())).as(form.getKey()).isEqualTo(form.getValue());
        }
    }

    @Test
    @DisplayName("R-43 what a definition counts never changes: the report of this season is the same for ever")
    void golden() throws Exception {
        PeriodWorld world = new PeriodWorld(
                log, port, "Golden", new QuarterId(UUID.fromString("019b0000-0000-7000-8000-000000000001")));
        season(world);
        JsonNode figures = world.report("2026-Q2").get("figures");
        String text = new JsonMapper()
                        .writerWithDefaultPrettyPrinter()
                        .writeValueAsString(figures)
                        .replaceFirst("\"position\" : \\d+", "\"position\" : 0")
                + "\n";
        if ("write".equals(System.getProperty("golden")) && !Files.exists(GOLDEN)) {
            Files.createDirectories(GOLDEN.getParent());
            Files.writeString(GOLDEN, text);
        }
        assertThat(text)
                .as("a statistic that counts something else needs a new version beside the old one")
                .isEqualTo(Files.readString(GOLDEN));
    }

    @Test
    @DisplayName("R-43 while something is not counted there is no report, rather than a wrong one")
    void incomplete() {
        PeriodWorld world = new PeriodWorld(log, port);
        season(world);
        JdbcClient owner = JdbcClient.create(database.owner());
        owner.sql("""
            INSERT INTO query.dead_letter (deadLetterIdentifier, processingGroup, sequenceIdentifier, sequenceIndex,
                messageType, eventIdentifier, timeStamp, payloadType, payload, metadata, enqueuedAt, organisation)
            VALUES (:id, 'attendance', :id, 0, 'x', 'x', 'x', 'x', '', convert_to(:metadata, 'UTF8'), 'x', '')
            """)
                .param("id", world.organisation.value())
                .param("metadata", "{\"organisation\": \"" + world.organisation.value() + "\"}")
                .update();
        Answer answer = world.get("/reporting-periods/2026-Q2/report", "reader");
        owner.sql("DELETE FROM query.dead_letter WHERE deadLetterIdentifier = :id")
                .param("id", world.organisation.value())
                .update();
        assertThat(answer.status()).as(answer.body()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isNotEmpty();
        assertThat(world.get("/reporting-periods/2026-Q2/report", "reader").status())
                .isEqualTo(200);
    }

    /** A spring with a little of everything, closed by quarters; returns hours of March. */
    private static HourEntryId season(PeriodWorld world) {
        world.on("2026-03-05T12:00")
                .append(
                        world.organisation,
                        new OrganisationDescribed(world.organisation, "Sozialwerk Münster-Nord e. V.", "CHARITY"));
        HourEntryId march = world.approved("2026-03-04T10:00", 90);
        world.on("2026-04-02T12:00").close("2026-Q1");
        world.on("2026-06-20T12:00");
        Guest anna = Guest.next();
        ActivityKind[] kinds = {ActivityKind.EVENT, ActivityKind.WORKSHOP, ActivityKind.CONSULTATION_HOUR};
        for (int i = 0; i < 9; i++) {
            Gathering one = world.activity("2026-0" + (4 + i % 3) + "-1" + i + "T16:00", kinds[i % 3]);
            Guest again = anna.again();
            Guest other = Guest.next();
            world.happens(
                    one,
                    one.confirmed(again, 1),
                    one.confirmed(other, 2),
                    one.recorded(again, Attendance.PRESENT),
                    one.recorded(other, i % 2 == 0 ? Attendance.PRESENT : Gathering.ABSENT));
            if (i % 2 == 0) {
                world.happens(one, new HeadsCounted(one.activity(), 10 + i, false, Map.of()));
            }
            world.approved("2026-0" + (4 + i % 3) + "-1" + i + "T15:00", 60 + 15 * i);
        }
        world.submitted("2026-06-19T15:00", 45);
        world.on("2026-07-03T09:00").close("2026-Q2");
        return march;
    }

    private static List<String> expected(JsonNode report, QuarterId quarter) {
        List<String> lines = new ArrayList<>();
        for (JsonNode table : report.at("/figures/tables")) {
            for (JsonNode row : table.get("rows")) {
                for (String figure : names(table)) {
                    lines.add(String.join(
                            "|",
                            table.get("name").asString(),
                            table.get("definition").asString(),
                            cell(row, "month"),
                            cell(row, "quarter"),
                            cell(row, "kind"),
                            figure,
                            cell(row, figure)));
                }
            }
        }
        for (JsonNode adjustment : report.at("/figures/adjustments")) {
            adjustment
                    .get("delta")
                    .propertyStream()
                    .forEach(delta -> lines.add("adjustments|period-report/1|2026-07|" + quarter + "||" + delta.getKey()
                            + "|" + delta.getValue().asLong()));
        }
        return lines;
    }

    /** All figures that a table can have: JSON leaves out what nobody counted. */
    private static List<String> names(JsonNode table) {
        return switch (table.get("name").asString()) {
            case "attendance" ->
                List.of("activities", "registered", "visits", "uniquePersons", "headCount", "reported", "noShows");
            case "activities-out-of-hours" -> List.of("activities", "outOfHours", "minutes");
            case "hours" ->
                List.of(
                        "entries",
                        "approvedEntries",
                        "approvedMinutes",
                        "submittedMinutes",
                        "rejectedMinutes",
                        "uniqueVolunteers");
            default ->
                List.of(
                        "planned",
                        "held",
                        "upcoming",
                        "cancelled",
                        "postponed",
                        "limited",
                        "places",
                        "taken",
                        "attended",
                        "neededMinutes",
                        "approvedMinutes");
        };
    }

    private static String cell(JsonNode row, String name) {
        return row.has(name) ? row.get(name).asString() : "";
    }

    private static List<Long> figures(JsonNode report) {
        List<Long> figures = new ArrayList<>();
        for (JsonNode table : report.at("/figures/tables")) {
            for (JsonNode row : table.get("rows")) {
                row.forEach(cell -> {
                    if (cell.isNumber()) {
                        figures.add(cell.asLong());
                    }
                });
            }
        }
        return figures;
    }

    private static List<Long> numbers(byte[] xlsx) throws Exception {
        return cells(xlsx).stream()
                .filter(cell -> cell.getType() == CellType.NUMBER)
                .map(cell -> cell.asNumber().longValue())
                .toList();
    }

    private static List<String> texts(byte[] xlsx) throws Exception {
        return cells(xlsx).stream()
                .filter(cell -> cell.getType() == CellType.STRING)
                .map(Cell::asString)
                .toList();
    }

    private static List<Cell> cells(byte[] xlsx) throws Exception {
        List<Cell> cells = new ArrayList<>();
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(xlsx))) {
            for (Sheet sheet : workbook.getSheets().toList()) {
                for (Row row : sheet.read()) {
                    row.stream().filter(cell -> cell != null).forEach(cells::add);
                }
            }
        }
        return cells;
    }

    private static String text(byte[] pdf) throws Exception {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            return stripper.getText(document);
        }
    }
}
