package org.quartier.query.hours;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.quartier.kernel.event.DomainEvent;
import org.quartier.kernel.event.HourEntryEvent.ApprovalRevoked;
import org.quartier.kernel.event.HourEntryEvent.HoursApproved;
import org.quartier.kernel.event.HourEntryEvent.HoursCorrected;
import org.quartier.kernel.event.HourEntryEvent.HoursDrafted;
import org.quartier.kernel.event.HourEntryEvent.HoursSubmitted;
import org.quartier.kernel.event.HoursStatementEvent.HoursStatementIssued;
import org.quartier.kernel.event.OrganisationEvent.OrganisationDescribed;
import org.quartier.kernel.event.PersonEvent.PersonErased;
import org.quartier.kernel.event.PersonEvent.PersonRegistered;
import org.quartier.kernel.event.QuarterEvent.QuarterOpened;
import org.quartier.kernel.event.VolunteerEvent.VolunteerRegistered;
import org.quartier.kernel.id.HourEntryId;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.QuarterId;
import org.quartier.kernel.id.StatementId;
import org.quartier.kernel.id.VolunteerId;
import org.quartier.kernel.privacy.SubjectKeys;
import org.quartier.kernel.testing.TestHttp;
import org.quartier.kernel.testing.TestHttp.Answer;
import org.quartier.kernel.testing.TestLog;
import org.quartier.kernel.testing.TestTokens;
import org.quartier.query.QuerySideTest;
import org.quartier.query.RebuildCheck;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@QuerySideTest
class StatementsTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant MAY_4 = Instant.parse("2026-05-04T10:00:00Z");

    @LocalServerPort
    private int port;

    @Autowired
    private TestLog log;

    @Autowired
    private SubjectKeys keys;

    @Autowired
    private RebuildCheck rebuild;

    private final PersonId anna = PersonId.next();
    private final VolunteerId volunteer = VolunteerId.next();
    private final String code = code();
    private OrganisationId organisation;
    private long position;

    @BeforeEach
    void aVolunteer() {
        organisation = new OrganisationId("statements-" + UUID.randomUUID());
        QuarterId quarter = QuarterId.next();
        append(organisation, new OrganisationDescribed(organisation, "Quartiere gGmbH", "CHARITY"));
        append(quarter, new QuarterOpened(quarter, "Coerde", "Münster", "NW", BERLIN, List.of()));
        append(anna, new PersonRegistered(anna, "Änne", "Weiß", null, null, List.of(), null));
        append(volunteer, new VolunteerRegistered(volunteer, anna, quarter, List.of()));
    }

    @Test
    @DisplayName("R-44 a code is valid, and superseded once something that the document sums was corrected")
    void validUntilACorrection() {
        HourEntryId entry = approved(MAY_4, 90);
        approved(MAY_4.plusSeconds(86_400), 30);
        issue(code, LocalDate.now(BERLIN));

        Answer valid = check(code);
        assertThat(valid.text("status")).isEqualTo("VALID");
        assertThat(valid.text("approvedMinutes")).isEqualTo("120");
        assertThat(valid.text("organisation")).isEqualTo("Quartiere gGmbH");
        assertThat(valid.body()).doesNotContain("Weiß", volunteer.toString(), anna.toString(), "cooked");

        Instant end = MAY_4.plusSeconds(5_400);
        append(entry, new HoursCorrected(entry, anna, MAY_4, end, 90, MAY_4, end.plusSeconds(60), 91, "longer"));
        Answer superseded = check(code);
        assertThat(superseded.text("status")).isEqualTo("SUPERSEDED");
        assertThat(superseded.text("approvedMinutes")).isEqualTo("120");
        assertThat(superseded.text("digest")).isEqualTo(valid.text("digest"));
        append(entry, new HoursApproved(entry, anna));
        assertThat(check(code).text("status")).isEqualTo("SUPERSEDED");
        rebuild.keepsEverythingOf("hours");
        assertThat(check(code).json()).isEqualTo(superseded.json());
    }

    @Test
    @DisplayName("R-44 what was issued to a volunteer is listed, the last one first, with what still holds")
    void listed() {
        HourEntryId entry = approved(MAY_4, 90);
        LocalDate today = LocalDate.now(BERLIN);
        issue(code, today);
        append(entry, new ApprovalRevoked(entry, anna, "was a mistake"), new HoursApproved(entry, anna));
        approved(MAY_4.plusSeconds(86_400), 30);
        String second = code();
        issue(second, today);

        JsonNode items = listed("manager", "quarter-manager", "").json().get("items");
        assertThat(items).hasSize(2);
        assertThat(items.get(0).get("code").asString()).isEqualTo(second);
        assertThat(items.get(0).get("status").asString()).isEqualTo("VALID");
        assertThat(items.get(0).get("approvedMinutes").asInt()).isEqualTo(120);
        assertThat(items.get(1).get("code").asString()).isEqualTo(code);
        assertThat(items.get(1).get("approvedMinutes").asInt()).isEqualTo(90);
        Answer first = listed("manager", "quarter-manager", "?limit=1");
        Answer next = listed("manager", "quarter-manager", "?limit=1&cursor=" + first.text("next"));
        assertThat(first.text("/items/0/code")).isEqualTo(second);
        assertThat(next.text("/items/0/code")).isEqualTo(code);
        assertThat(next.json().get("next").isNull()).isTrue();
        assertThat(listed("m", "moderator", "").status()).isEqualTo(403);
    }

    private Answer listed(String subject, String role, String query) {
        return new TestHttp("http://127.0.0.1:" + port, TestTokens.of(subject, organisation.value(), role))
                .get(
                        "/api/v1/volunteers/" + volunteer + "/hours-statements" + query,
                        "Consistent-With",
                        Long.toString(position));
    }

    @Test
    @DisplayName("R-44 a revoked approval supersedes; hours approved later, and of other years, do not")
    void whatSupersedes() {
        HourEntryId entry = approved(MAY_4, 90);
        issue(code, LocalDate.now(BERLIN));
        approved(MAY_4.plusSeconds(86_400), 30);
        HourEntryId other = approved(Instant.parse("2025-05-04T10:00:00Z"), 30);
        append(other, new ApprovalRevoked(other, anna, "by mistake"));
        assertThat(check(code).text("status")).isEqualTo("VALID");
        assertThat(check(code).text("approvedMinutes")).isEqualTo("90");
        append(entry, new ApprovalRevoked(entry, anna, "by mistake"));
        assertThat(check(code).text("status")).isEqualTo("SUPERSEDED");
    }

    @Test
    @DisplayName("R-44 a code that nobody issued is unknown, however it is typed; a known one is found as typed")
    void unknownAndTyped() {
        approved(MAY_4, 90);
        issue("10AB-CDEF-GHJK-MNPQ-" + code.substring(20), LocalDate.now(BERLIN));
        String typed = "ioab cdef%20ghjk".replace(" ", "") + "mnpq"
                + code.substring(20).toLowerCase(java.util.Locale.ROOT);
        assertThat(check(typed).text("status")).isEqualTo("VALID");
        for (String nonsense : List.of("0000-0000-0000-0000-0000", "x", "%27--", "%F0%9F%8E%89", "a".repeat(2_000))) {
            Answer unknown = check(nonsense);
            assertThat(unknown.status()).as(nonsense).isEqualTo(200);
            assertThat(unknown.body()).isEqualTo("{\"status\":\"UNKNOWN\"}");
        }
    }

    @Test
    @DisplayName("R-44 the document carries day, digest and code; before it is issued it is a draft without one")
    void theDocument() throws Exception {
        approved(MAY_4, 90);
        String path = "/api/v1/volunteers/" + volunteer + "/hours-statement";
        assertThat(text(pdf(path + ".pdf?year=2026")))
                .contains("Entwurf", "Änne Weiß", "1:30")
                .doesNotContain("SHA-256");
        StatementId statement = issue(code, LocalDate.now(BERLIN));

        Answer json = get("quarter-manager", path + "?year=2026");
        String document = text(pdf(path + ".pdf?year=2026"));

        assertThat(json.text("/issued/code")).isEqualTo(code);
        assertThat(document)
                .contains("Änne Weiß", "1 Stunde und 30 Minuten", code, "/statements/" + code, json.text("digest"))
                .doesNotContain("Entwurf");
        assertThat(check(code).text("digest")).isEqualTo(json.text("digest"));
        assertThat(text(pdf("/api/v1/hours-statements/" + statement + ".pdf?lang=en")))
                .contains("1 hour and 30 minutes");
        assertThat(get("auditor", "/api/v1/hours-statements/" + statement).text("approvedMinutes"))
                .isEqualTo("90");
        approved(MAY_4.plusSeconds(86_400), 30);
        assertThat(text(pdf(path + ".pdf?year=2026"))).contains("Entwurf");
        assertThat(text(pdf("/api/v1/hours-statements/" + statement + ".pdf")))
                .contains(code, "1 Stunde und 30 Minuten");
        assertThat(get("quarter-manager", path + ".pdf?lang=fr").status()).isEqualTo(400);
        assertThat(get("quarter-manager", path, "Accept", "application/pdf").header("Content-Type"))
                .isEqualTo("application/pdf");
    }

    @Test
    @DisplayName("R-39 a certificate is over approved hours only, in German and English")
    void certificate() throws Exception {
        String path = "/api/v1/volunteers/" + volunteer + "/certificate.pdf?year=2026";
        assertThat(get("quarter-manager", path).rule()).isEqualTo("R-39");
        approved(MAY_4, 90);
        assertThat(text(pdf(path))).contains("Ehrenamtsnachweis", "Änne Weiß", "1 Stunde und 30 Minuten", "Coerde");
        assertThat(text(pdf(path + "&lang=en"))).contains("Certificate", "Änne Weiß", "1 hour and 30 minutes");
        assertThat(get("auditor", path).status()).isEqualTo(403);
    }

    @Test
    @DisplayName("R-69 the code of an erased person still answers, and no document names them")
    void erased() throws Exception {
        approved(MAY_4, 90);
        StatementId statement = issue(code, LocalDate.now(BERLIN));
        Answer before = check(code);
        keys.destroy(anna.value(), organisation);
        append(anna, new PersonErased(anna));

        assertThat(check(code).json()).isEqualTo(before.json());
        assertThat(text(pdf("/api/v1/hours-statements/" + statement + ".pdf"))).doesNotContain("Weiß", "cooked");
        Answer certificate = get("quarter-manager", "/api/v1/volunteers/" + volunteer + "/certificate.pdf?year=2026");
        assertThat(certificate.status()).isEqualTo(409);
        assertThat(certificate.rule()).isEqualTo("R-69");
    }

    @Test
    void aBrowserGetsAPageAndAnotherOrganisationNothing() {
        approved(MAY_4, 90);
        StatementId statement = issue(code, LocalDate.now(BERLIN));
        Answer page = check(code, "Accept", "text/html", "Accept-Language", "en");
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.body())
                .contains("This hours statement holds.", "Quartiere gGmbH")
                .doesNotContain("Weiß");
        assertThat(check("x", "Accept", "text/html").body()).contains("Dieser Code ist unbekannt.");
        organisation = new OrganisationId("Other");
        assertThat(get("administrator", "/api/v1/hours-statements/" + statement).status())
                .isEqualTo(404);
        assertThat(get("administrator", "/api/v1/hours-statements/" + statement + ".pdf")
                        .status())
                .isEqualTo(404);
    }

    private StatementId issue(String withCode, LocalDate asOf) {
        StatementId statement = StatementId.next();
        append(statement, new HoursStatementIssued(statement, volunteer, anna, 2026, asOf, BERLIN, withCode));
        return statement;
    }

    private static String code() {
        String letters = UUID.randomUUID()
                .toString()
                .replace("-", "")
                .toUpperCase(java.util.Locale.ROOT)
                .substring(0, 20);
        return letters.replaceAll("(.{4})(?=.)", "$1-");
    }

    private HourEntryId approved(Instant start, int minutes) {
        HourEntryId entry = HourEntryId.next();
        Instant end = start.plusSeconds(minutes * 60L);
        append(
                entry,
                new HoursDrafted(entry, volunteer, anna, null, "cooked", start, end, minutes),
                new HoursSubmitted(entry, anna, start, end, minutes),
                new HoursApproved(entry, anna));
        return entry;
    }

    private void append(Object aggregate, DomainEvent... events) {
        position = log.append(TestLog.about(organisation, Instant.now()), aggregate, events);
    }

    private Answer check(String typed, String... headers) {
        String[] all = java.util.Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = "Consistent-With";
        all[headers.length + 1] = Long.toString(position);
        return new TestHttp("http://127.0.0.1:" + port, "").get("/statements/" + typed, all);
    }

    private Answer get(String role, String path, String... headers) {
        String[] all = java.util.Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = "Consistent-With";
        all[headers.length + 1] = Long.toString(position);
        return new TestHttp("http://127.0.0.1:" + port, TestTokens.of("somebody", organisation.value(), role))
                .get(path, all);
    }

    private byte[] pdf(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + TestTokens.of("somebody", organisation.value(), "quarter-manager"))
                .header("Consistent-With", Long.toString(position))
                .build();
        HttpResponse<byte[]> answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).as(new String(answer.body())).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        return answer.body();
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }
}
