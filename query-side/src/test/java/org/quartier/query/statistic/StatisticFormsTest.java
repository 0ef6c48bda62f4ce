package org.quartier.query.statistic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quartier.kernel.event.ActivityEvent.ActivityPlanned;
import org.quartier.kernel.event.ActivityEvent.ActivityPublished;
import org.quartier.kernel.event.DomainEvent;
import org.quartier.kernel.event.HourEntryEvent.HoursApproved;
import org.quartier.kernel.event.HourEntryEvent.HoursDrafted;
import org.quartier.kernel.event.HourEntryEvent.HoursSubmitted;
import org.quartier.kernel.event.QuarterEvent.QuarterOpened;
import org.quartier.kernel.event.ShiftEvent.ShiftPlanned;
import org.quartier.kernel.event.VolunteerEvent.VolunteerRegistered;
import org.quartier.kernel.id.HourEntryId;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.id.ParticipationId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.QuarterId;
import org.quartier.kernel.id.ShiftId;
import org.quartier.kernel.id.VolunteerId;
import org.quartier.kernel.testing.TestLog;
import org.quartier.kernel.testing.TestTokens;
import org.quartier.kernel.value.ActivityKind;
import org.quartier.kernel.value.AgeBand;
import org.quartier.kernel.value.Attendance;
import org.quartier.kernel.value.StaffingNeed;
import org.quartier.kernel.value.TimeSlot;
import org.quartier.query.Csv;
import org.quartier.query.Gathering;
import org.quartier.query.Gathering.Guest;
import org.quartier.query.QuerySideTest;
import org.quartier.query.Wording;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The figures of a statistic are the same in every form; read back from each. */
@QuerySideTest
class StatisticFormsTest {

    private static final String FIRST_HALF = "from=2026-01-01&to=2026-07-01";
    private static final List<String> ABOUT = List.of("definition", "asOf", "knownAt", "position");

    private final OrganisationId organisation = new OrganisationId("forms-" + UUID.randomUUID());
    private final QuarterId quarter = QuarterId.next();
    private final Guest anna = Guest.next();
    private long position;

    @LocalServerPort
    private int port;

    @Autowired
    private TestLog log;

    @BeforeEach
    void aSeason() {
        append(quarter, new QuarterOpened(quarter, "=Coerde", "Münster", "NW", Gathering.BERLIN, List.of()));
        VolunteerId volunteer = VolunteerId.next();
        append(volunteer, new VolunteerRegistered(volunteer, anna.person(), quarter, List.of()));
        for (String start : List.of("2026-03-05T16:00:00Z", "2026-05-05T16:00:00Z", "2026-05-12T16:00:00Z")) {
            Gathering cafe = Gathering.in(quarter, start);
            plan(cafe, start.contains("-12T") ? ActivityKind.WORKSHOP : ActivityKind.EVENT);
            ParticipationId participation = new ParticipationId(cafe.activity());
            Guest again = anna.again();
            append(
                    participation,
                    cafe.confirmed(again, 1, AgeBand.AGE_75_PLUS, "de"),
                    cafe.confirmed(Guest.next(), 2, AgeBand.AGE_6_13, "tr"),
                    cafe.recorded(again, Attendance.PRESENT));
            if (start.contains("-05T")) {
                append(participation, cafe.counted(1234, true, Map.of(AgeBand.AGE_0_5, 4)));
            }
            ShiftId shift = ShiftId.next();
            Instant begins = cafe.start();
            append(
                    shift,
                    new ShiftPlanned(
                            shift,
                            cafe.activity(),
                            new StaffingNeed("Kitchen", begins, begins.plusSeconds(5_400), 3, List.of())));
            HourEntryId entry = HourEntryId.next();
            PersonId person = anna.person();
            Instant ends = begins.plusSeconds(4_500);
            append(
                    entry,
                    new HoursDrafted(entry, volunteer, person, cafe.activity(), "cooked", begins, ends, 75),
                    new HoursSubmitted(entry, person, begins, ends, 75),
                    new HoursApproved(entry, person));
        }
    }

    private void plan(Gathering cafe, ActivityKind kind) {
        TimeSlot slot = new TimeSlot(cafe.start(), null, Gathering.BERLIN, false);
        append(
                cafe.activity(),
                new ActivityPlanned(
                        cafe.activity(), "uid", quarter, Gathering.details(kind), slot, null, Gathering.places(12, 0)),
                new ActivityPublished(cafe.activity(), null));
        append(new ParticipationId(cafe.activity()), cafe.opened(Gathering.places(12, 0)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "attendance?",
                "attendance?by=month&",
                "attendance?by=month,kind&asOf=2026-06-30&",
                "attendance?by=ageBand&",
                "attendance?by=language&knownAt=2026-06-30&",
                "attendance?by=quarter&",
                "plan?",
                "plan?by=month&",
                "plan?by=kind&asOf=2026-06-30&",
                "hours?",
                "hours?by=month,quarter,kind&"
            })
    @DisplayName("R-56 the same figures as JSON, CSV, XLSX and PDF, each with definition, days and position")
    void sameInAll(String asked) throws Exception {
        String question = "statistics/" + asked + FIRST_HALF;
        JsonNode json = json(get(question, "").body());
        JsonNode rows = json.get("rows");
        int marks = asked.indexOf('?');
        String suffixed = "statistics/" + asked.substring(0, marks) + "%s" + asked.substring(marks) + FIRST_HALF;

        List<List<String>> csv =
                Csv.parse(new String(get(suffixed.formatted(".csv"), "").body(), StandardCharsets.UTF_8));
        List<String> columns = csv.getFirst().subList(0, csv.getFirst().size() - ABOUT.size());
        assertThat(csv.getFirst()).endsWith(ABOUT.toArray(String[]::new));
        assertThat(csv).hasSize(rows.size() + 1);
        for (int i = 0; i < rows.size(); i++) {
            for (int column = 0; column < columns.size(); column++) {
                String cell = rows.get(i).path(columns.get(column)).asString("");
                assertThat(csv.get(i + 1).get(column)).isEqualTo(cell);
            }
            for (String about : ABOUT) {
                assertThat(csv.get(i + 1).get(csv.getFirst().indexOf(about)))
                        .isEqualTo(json.get(about).asString());
            }
        }
        assertWorkbook(get(suffixed.formatted(".xlsx"), "").body(), json, columns);
        assertPaper(get(suffixed.formatted(".pdf"), "").body(), json, columns);
    }

    private static void assertWorkbook(byte[] xlsx, JsonNode json, List<String> columns) throws IOException {
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(xlsx))) {
            List<Row> lines = workbook.getFirstSheet().read();
            assertThat(lines).hasSize(json.get("rows").size() + 1);
            for (int i = 0; i < json.get("rows").size(); i++) {
                for (int column = 0; column < columns.size(); column++) {
                    JsonNode value = json.get("rows").get(i).path(columns.get(column));
                    Cell cell = lines.get(i + 1).getOptionalCell(column).orElse(null);
                    if (value.isNumber()) {
                        assertThat(cell.getType()).isEqualTo(CellType.NUMBER);
                        assertThat(cell.asNumber()).isEqualByComparingTo(BigDecimal.valueOf(value.asLong()));
                    } else if (columns.get(column).equals("month")) {
                        assertThat(cell.asDate().toLocalDate())
                                .isEqualTo(YearMonth.parse(value.asString()).atDay(1));
                    } else if (value.isMissingNode()) {
                        assertThat(cell == null || cell.getType() == CellType.EMPTY)
                                .isTrue();
                    } else {
                        assertThat(cell.getType()).isEqualTo(CellType.STRING);
                    }
                }
            }
            Sheet about = workbook.getSheet(1).orElseThrow();
            List<Object> said = new ArrayList<>();
            for (Row row : about.read()) {
                row.getOptionalCell(1)
                        .ifPresent(cell -> said.add(
                                cell.getType() == CellType.NUMBER
                                        ? cell.asNumber().intValue() > 40_000
                                                        && cell.asNumber().intValue() < 60_000
                                                ? cell.asDate().toLocalDate().toString()
                                                : cell.asNumber().toString()
                                        : cell.asString()));
            }
            assertThat(said)
                    .contains(
                            json.get("definition").asString(),
                            json.get("asOf").asString(),
                            json.get("knownAt").asString(),
                            json.get("position").asString(),
                            "2026-01-01",
                            "2026-06-30");
        }
    }

    private static void assertPaper(byte[] pdf, JsonNode json, List<String> columns) throws IOException {
        String text = text(pdf);
        for (JsonNode row : json.get("rows")) {
            List<String> cells = new ArrayList<>();
            for (String column : columns) {
                JsonNode value = row.path(column);
                if (value.isNumber()) {
                    cells.add(
                            column.endsWith("Minutes")
                                    ? Wording.in("de").clock(value.asLong())
                                    : Wording.in("de").number(value.asLong()));
                } else if (value.isMissingNode()) {
                    cells.add("–");
                }
            }
            assertThat(text.lines()).anyMatch(line -> line.endsWith(String.join(" ", cells)));
        }
        assertThat(text.replaceAll("\\s+", " "))
                .contains(
                        json.get("definition").asString(), json.get("position").asString())
                .contains(Wording.in("de").day(LocalDate.parse(json.get("asOf").asString())));
    }

    @Test
    @DisplayName("R-56 unique persons and visits are labelled so and explained, in German and in English")
    void labels() throws Exception {
        String pdf = "statistics/attendance.pdf?by=month&" + FIRST_HALF;
        assertThat(text(get(pdf, "de-AT,de;q=0.9,en;q=0.1").body()))
                .contains("Besuch der Angebote", "Verschiedene Personen", "Besuche", "Mai 2026", "zählt zweimal");
        assertThat(text(get(pdf, "en-GB").body()))
                .contains("Attendance", "Unique persons", "Visits", "May 2026", "counts twice");
        for (String language : List.of("de", "en")) {
            byte[] xlsx =
                    get("statistics/attendance.xlsx?" + FIRST_HALF, language).body();
            try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(xlsx))) {
                List<String> headings = workbook.getFirstSheet().read().getFirst().stream()
                        .map(Cell::asString)
                        .toList();
                assertThat(headings)
                        .contains(
                                language.equals("de") ? "Besuche" : "Visits",
                                language.equals("de") ? "Verschiedene Personen" : "Unique persons");
            }
        }
    }

    @Test
    void aNameThatLooksLikeAFormulaIsText() throws Exception {
        byte[] xlsx =
                get("statistics/attendance.xlsx?by=quarter&" + FIRST_HALF, "").body();
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(xlsx))) {
            Cell name = workbook.getFirstSheet().read().get(1).getCell(0);
            assertThat(name.getType()).isEqualTo(CellType.STRING);
            assertThat(name.asString()).isEqualTo("=Coerde");
            assertThat(name.getFormula()).isNull();
        }
    }

    @Test
    void theFormIsNegotiatedAndNothingToCountIsAnAnswer() throws Exception {
        String empty = "statistics/hours?by=month&from=2001-01-01&to=2002-01-01";
        for (String form : List.of("application/pdf", StatisticForms.XLSX_TYPE)) {
            HttpResponse<byte[]> answer = send(empty, "Accept", form);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue(form);
            assertThat(answer.headers().allValues("Vary").toString()).contains("Accept", "Accept-Language");
        }
        assertThat(text(send(empty, "Accept", "application/pdf").body())).contains("nichts zu zählen");
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            return stripper.getText(document);
        }
    }

    private static JsonNode json(byte[] body) {
        return new JsonMapper().readTree(body);
    }

    private void append(Object aggregate, DomainEvent... events) {
        Instant march = Instant.parse("2026-03-01T08:00:00Z");
        position = log.append(TestLog.about(organisation, march), march, aggregate, events);
    }

    private HttpResponse<byte[]> get(String path, String languages) throws Exception {
        return languages.isEmpty() ? send(path, "Accept", "*/*") : send(path, "Accept-Language", languages);
    }

    private HttpResponse<byte[]> send(String path, String header, String value) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/" + path))
                .header("Authorization", "Bearer " + TestTokens.of("rita", organisation.value(), "reader"))
                .header("Consistent-With", Long.toString(position))
                .header(header, value)
                .build();
        HttpResponse<byte[]> answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray());
        assertThat(answer.statusCode())
                .as(new String(answer.body(), StandardCharsets.UTF_8))
                .isEqualTo(200);
        return answer;
    }
}
