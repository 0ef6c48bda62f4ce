package org.quartier.query.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.quartier.kernel.event.AllowanceEvent.AllowancePaid;
import org.quartier.kernel.event.DomainEvent;
import org.quartier.kernel.event.HourEntryEvent.HoursApproved;
import org.quartier.kernel.event.HourEntryEvent.HoursDrafted;
import org.quartier.kernel.event.HourEntryEvent.HoursSubmitted;
import org.quartier.kernel.event.PersonEvent.PersonRegistered;
import org.quartier.kernel.event.QuarterEvent.QuarterOpened;
import org.quartier.kernel.event.VolunteerEvent.VolunteerRegistered;
import org.quartier.kernel.id.AllowanceId;
import org.quartier.kernel.id.HourEntryId;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.QuarterId;
import org.quartier.kernel.id.VolunteerId;
import org.quartier.kernel.testing.TestHttp;
import org.quartier.kernel.testing.TestHttp.Answer;
import org.quartier.kernel.testing.TestLog;
import org.quartier.kernel.testing.TestTokens;
import org.quartier.kernel.value.AllowanceType;
import org.quartier.query.QuerySideTest;
import org.quartier.query.recognition.Progress.Status;
import org.quartier.query.recognition.Schemes.Scheme;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;

@QuerySideTest
class RecognitionTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final LocalDate JUNE_30 = LocalDate.of(2026, 6, 30);

    @LocalServerPort
    private int port;

    @Autowired
    private TestLog log;

    private final Schemes schemes = new Schemes(new JsonMapper());
    private final PersonId anna = PersonId.next();
    private final VolunteerId volunteer = VolunteerId.next();
    private final OrganisationId organisation = new OrganisationId("recognition-" + UUID.randomUUID());
    private long position;

    @Test
    @DisplayName("R-45 Berlin and Brandenburg: 200 hours a year, one year")
    void berlin() {
        assertThat(scheme("BE")).isEqualTo(scheme("BB"));
        assertThat(of("BE", Map.of(2026, 11_999L), 30, false).status()).isEqualTo(Status.HOURS_MISSING);
        assertThat(of("BE", Map.of(2026, 11_999L), 30, false).missing()).isEqualTo(1);
        assertThat(of("BE", Map.of(2026, 12_000L), 30, true).status()).isEqualTo(Status.REACHED);
        assertThat(of("BE", Map.of(2025, 12_000L), 30, false).status()).isEqualTo(Status.HOURS_MISSING);
    }

    @Test
    @DisplayName("R-45 Schleswig-Holstein: 150 hours a year, two years, from 16")
    void schleswigHolstein() {
        assertThat(of("SH", Map.of(2025, 9_000L, 2026, 9_000L), 16, true).status())
                .isEqualTo(Status.REACHED);
        assertThat(of("SH", Map.of(2025, 9_000L, 2026, 9_000L), 15, false).status())
                .isEqualTo(Status.TOO_YOUNG);
        assertThat(of("SH", Map.of(2025, 9_000L, 2026, 9_000L), null, false).status())
                .isEqualTo(Status.AGE_UNKNOWN);
        Progress newcomer = of("SH", Map.of(2025, 8_999L, 2026, 9_000L), 30, false);
        assertThat(newcomer.status()).isEqualTo(Status.YEARS_MISSING);
        assertThat(newcomer.earliestYear()).isEqualTo(2027);
        assertThat(newcomer.yearsMet()).isEqualTo(1);
    }

    @Test
    @DisplayName("R-45 who is too young has the card in the year of the birthday at the earliest, on that day")
    void tooYoung() {
        Map<Integer, Long> enough = Map.of(2025, 9_000L, 2026, 9_000L);
        Progress newYearsChild = born(LocalDate.of(2011, 1, 1), enough);
        assertThat(newYearsChild.status()).isEqualTo(Status.TOO_YOUNG);
        assertThat(newYearsChild.earliestYear()).isEqualTo(2027);
        assertThat(newYearsChild.oldEnoughOn()).isEqualTo("2027-01-01");
        Progress tomorrow = born(JUNE_30.plusDays(1).minusYears(16), enough);
        assertThat(tomorrow.status()).isEqualTo(Status.TOO_YOUNG);
        assertThat(tomorrow.earliestYear()).isEqualTo(2026);
        assertThat(born(JUNE_30.minusYears(16), enough).status()).isEqualTo(Status.REACHED);
        assertThat(born(LocalDate.of(2010, 12, 31), Map.of()).earliestYear()).isEqualTo(2027);
        assertThat(born(LocalDate.of(2012, 2, 29), enough).oldEnoughOn()).isEqualTo("2028-02-29");
        Scheme from17 = new Scheme("x", "x", List.of(), JUNE_30, null, 1, null, 1, 17, false, "x");
        assertThat(new Progress(from17, JUNE_30, Map.of(), LocalDate.of(2012, 2, 29), false).oldEnoughOn())
                .isEqualTo("2029-03-01");
    }

    @Test
    @DisplayName("R-45 the forecast of who is too young names the day")
    void tooYoungInWords() {
        live("SH", LocalDate.of(2011, 1, 1));
        Answer answer = get("quarter-manager", "?asOf=2026-06-30");
        assertThat(answer.text("/items/0/status")).isEqualTo("TOO_YOUNG");
        assertThat(answer.text("/items/0/oldEnoughOn")).isEqualTo("2027-01-01");
        assertThat(answer.text("/items/0/earliestYear")).isEqualTo("2027");
        assertThat(answer.text("/items/0/forecast/de")).isEqualTo("Ab 16 Jahren, also ab dem 1. Januar 2027.");
        assertThat(answer.text("/items/0/forecast/en"))
                .isEqualTo("From the age of 16, which is from 1 January 2027 on.");
    }

    @Test
    @DisplayName(
            "R-44 R-45 as of a day means what stood approved at its end by recording, as in the statement of hours")
    void asOfRecording() {
        live("BE", null);
        approvedAt("2026-02-01T08:00:00Z", 600, "2026-06-30T21:59:59Z");
        approvedAt("2026-03-01T08:00:00Z", 60, "2026-06-30T22:00:00Z");
        for (String day : List.of("2026-06-29", "2026-06-30", "2026-07-01")) {
            String minutes = get("quarter-manager", "?asOf=" + day).text("/items/0/approvedMinutes");
            assertThat(minutes)
                    .as(day)
                    .isEqualTo(day.endsWith("29") ? "0" : day.endsWith("30") ? "600" : "660")
                    .isEqualTo(answer("hours-statement?asOf=" + day).text("approvedMinutes"));
        }
    }

    @Test
    @DisplayName("R-45 North Rhine-Westphalia: 250 hours a year or 5 a week, two years, no flat allowance")
    void northRhineWestphalia() {
        assertThat(of("NW", Map.of(2025, 15_000L, 2026, 15_000L), 30, false).status())
                .isEqualTo(Status.REACHED);
        assertThat(of("NW", Map.of(2025, 15_000L, 2026, 15_000L), 30, true).status())
                .isEqualTo(Status.EXCLUDED_BY_ALLOWANCE);
        assertThat(of("NW", Map.of(2025, 14_999L, 2026, 15_000L), 30, false).status())
                .isEqualTo(Status.YEARS_MISSING);
        // 30 June is day 181: five hours a week are 7757.1… minutes until then
        assertThat(of("NW", Map.of(2025, 15_000L, 2026, 7_757L), 30, false).status())
                .isEqualTo(Status.HOURS_MISSING);
        assertThat(of("NW", Map.of(2025, 15_000L, 2026, 7_758L), 30, false).status())
                .isEqualTo(Status.REACHED);
    }

    @Test
    @DisplayName("R-45 schemes are dated: before their first day there is none")
    void dated() {
        assertThat(schemes.of("NW", LocalDate.of(2019, 12, 31))).isEmpty();
        assertThat(schemes.of("NW", LocalDate.of(2020, 1, 1))).hasSize(1);
        assertThat(schemes.of("BY", JUNE_30)).isEmpty();
    }

    @Test
    @DisplayName("R-45 the forecast: 12 hours to the card, and when that will be")
    void forecast() {
        live("BE", LocalDate.of(1960, 1, 1));
        approved("2026-02-01T08:00:00Z", 188 * 60);
        approvedAt("2026-07-01T08:00:00Z", 60, "2026-07-01T10:00:00Z");

        Answer answer = get("quarter-manager", "?asOf=2026-06-30");

        assertThat(answer.text("federalState")).isEqualTo("BE");
        assertThat(answer.text("/items/0/status")).isEqualTo("HOURS_MISSING");
        assertThat(answer.text("/items/0/forecast/en")).isEqualTo("12 hours to the card.");
        assertThat(answer.text("/items/0/forecast/de")).isEqualTo("Noch 12 Stunden bis zur Karte.");
        assertThat(answer.text("/items/0/missingMinutes")).isEqualTo("720");
        // 181 days for 188 hours: 192.6 for 200
        assertThat(answer.text("/items/0/expectedOn")).isEqualTo("2026-07-12");
        approved("2026-06-01T08:00:00Z", 12 * 60);
        assertThat(get("auditor", "?asOf=2026-06-30").text("/items/0/status")).isEqualTo("REACHED");
        assertThat(get("quarter-manager", "?asOf=2999-01-01").status()).isEqualTo(400);
        assertThat(get("reader", "").status()).isEqualTo(403);
    }

    @Test
    @DisplayName("R-45 a flat allowance of the year excludes where the scheme says so, receipted expenses do not")
    void allowance() {
        live("NW", null);
        approved("2025-02-01T08:00:00Z", 250 * 60);
        approved("2026-02-01T08:00:00Z", 250 * 60);
        pay(AllowanceType.EXPENSES, LocalDate.of(2026, 3, 1));
        pay(AllowanceType.EHRENAMTSPAUSCHALE, LocalDate.of(2025, 12, 31));
        assertThat(get("quarter-manager", "?asOf=2026-06-30").text("/items/0/status"))
                .isEqualTo("REACHED");
        pay(AllowanceType.EHRENAMTSPAUSCHALE, LocalDate.of(2026, 3, 1));
        assertThat(get("quarter-manager", "?asOf=2026-06-30").text("/items/0/status"))
                .isEqualTo("EXCLUDED_BY_ALLOWANCE");
        assertThat(get("quarter-manager", "?asOf=2026-02-28").text("/items/0/status"))
                .isEqualTo("REACHED");
    }

    private Scheme scheme(String federalState) {
        return schemes.of(federalState, JUNE_30).getFirst();
    }

    private Progress of(String federalState, Map<Integer, Long> minutes, Integer age, boolean paidFlat) {
        LocalDate birthDate = age == null ? null : JUNE_30.minusYears(age);
        return new Progress(scheme(federalState), JUNE_30, new HashMap<>(minutes), birthDate, paidFlat);
    }

    private Progress born(LocalDate birthDate, Map<Integer, Long> minutes) {
        return new Progress(scheme("SH"), JUNE_30, minutes, birthDate, false);
    }

    private void live(String federalState, LocalDate birthDate) {
        QuarterId quarter = QuarterId.next();
        append(quarter, new QuarterOpened(quarter, "Kiez", "Stadt", federalState, BERLIN, List.of()));
        append(anna, new PersonRegistered(anna, "Anna", "Neu", null, birthDate, List.of(), null));
        append(volunteer, new VolunteerRegistered(volunteer, anna, quarter, List.of()));
    }

    /** Recorded at noon of the day on which it began. */
    private void approved(String start, int minutes) {
        approvedAt(start, minutes, start.replace("T08", "T12"));
    }

    private void approvedAt(String start, int minutes, String recordedAt) {
        HourEntryId entry = HourEntryId.next();
        Instant from = Instant.parse(start);
        Instant to = from.plusSeconds(minutes * 60L);
        position = log.append(
                TestLog.about(organisation, from),
                Instant.parse(recordedAt),
                entry,
                new HoursDrafted(entry, volunteer, anna, null, null, from, to, minutes),
                new HoursSubmitted(entry, anna, from, to, minutes),
                new HoursApproved(entry, anna));
    }

    private void pay(AllowanceType type, LocalDate paidOn) {
        AllowanceId payment = AllowanceId.next();
        append(payment, new AllowancePaid(payment, volunteer, anna, type, 100, 100, 0, paidOn, null, null));
    }

    private void append(Object aggregate, DomainEvent... events) {
        position = log.append(TestLog.about(organisation, Instant.now()), aggregate, events);
    }

    private Answer get(String role, String query) {
        return answer(role, "recognition" + query);
    }

    private Answer answer(String question) {
        return answer("quarter-manager", question);
    }

    private Answer answer(String role, String question) {
        return new TestHttp("http://127.0.0.1:" + port, TestTokens.of("somebody", organisation.value(), role))
                .get("/api/v1/volunteers/" + volunteer + "/" + question, "Consistent-With", Long.toString(position));
    }
}
