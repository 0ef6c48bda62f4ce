package org.quartier.query.allowances;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.quartier.kernel.event.AllowanceDeclarationEvent.AllowanceDeclared;
import org.quartier.kernel.event.AllowanceEvent.AllowanceAnnulled;
import org.quartier.kernel.event.AllowanceEvent.AllowancePaid;
import org.quartier.kernel.event.DomainEvent;
import org.quartier.kernel.event.HourEntryEvent.HoursApproved;
import org.quartier.kernel.event.HourEntryEvent.HoursDrafted;
import org.quartier.kernel.event.HourEntryEvent.HoursSubmitted;
import org.quartier.kernel.event.PersonEvent.PersonRegistered;
import org.quartier.kernel.event.QuarterEvent.QuarterOpened;
import org.quartier.kernel.event.VolunteerEvent.VolunteerRegistered;
import org.quartier.kernel.id.AllowanceId;
import org.quartier.kernel.id.DeclarationId;
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
import org.quartier.query.RebuildCheck;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@QuerySideTest
class AllowancesTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final LocalDate MARCH_2 = LocalDate.of(2025, 3, 2);

    @LocalServerPort
    private int port;

    @Autowired
    private TestLog log;

    @Autowired
    private RebuildCheck rebuild;

    private final PersonId anna = PersonId.next();
    private final VolunteerId volunteer = VolunteerId.next();
    private OrganisationId organisation;
    private long position;

    @BeforeEach
    void aVolunteer() {
        organisation = new OrganisationId("allowances-" + UUID.randomUUID());
        QuarterId quarter = QuarterId.next();
        append(quarter, new QuarterOpened(quarter, "Coerde", "Münster", "NW", BERLIN, List.of()));
        append(anna, new PersonRegistered(anna, "Anna", "Neu", null, null, List.of(), null));
        append(volunteer, new VolunteerRegistered(volunteer, anna, quarter, List.of()));
    }

    @Test
    @DisplayName(
            "R-46 what is left of a year: the limit less what was paid and declared, the last declaration of a year")
    void remaining() {
        pay(AllowanceType.EHRENAMTSPAUSCHALE, 30_000, 0, LocalDate.of(2025, 1, 1));
        AllowanceId twice = pay(AllowanceType.EHRENAMTSPAUSCHALE, 30_000, 0, LocalDate.of(2025, 12, 31));
        append(twice, new AllowanceAnnulled(twice, anna, "typed twice"));
        pay(AllowanceType.EHRENAMTSPAUSCHALE, 1_000, 500, MARCH_2);
        pay(AllowanceType.EHRENAMTSPAUSCHALE, 11, 0, LocalDate.of(2024, 12, 31));
        pay(AllowanceType.EHRENAMTSPAUSCHALE, 22, 0, LocalDate.of(2026, 1, 1));
        declare(2025, null, 99_999);
        declare(2025, null, 10_000);
        declare(2025, AllowanceType.EHRENAMTSPAUSCHALE, 3_000);

        JsonNode line = account("?year=2025").json().at("/allowances/0");

        assertThat(line.toString()).isEqualTo("""
            {"type":"EHRENAMTSPAUSCHALE","paragraph":"EStG §3 Nr. 26a","limitCents":84000,"taxFreeCents":31000,\
            "taxableCents":500,"declaredElsewhereCents":13000,"declaredOfThisTypeCents":3000,\
            "declaredOfNoTypeCents":10000,"declared":true,"remainingCents":40000}\
            """);
        assertThat(account("?year=2025")
                        .json()
                        .at("/allowances/1/declaredElsewhereCents")
                        .asLong())
                .isEqualTo(10_000);
        JsonNode other = account("?year=2025").json().at("/allowances/1");
        assertThat(other.get("declaredOfNoTypeCents").asLong()).isEqualTo(10_000);
        assertThat(other.has("declaredOfThisTypeCents")).isFalse();
        assertThat(account("?year=2025").json().at("/allowances/1/limitCents").asLong())
                .isEqualTo(300_000);
        assertThat(account("?year=2026").json().at("/allowances/0/limitCents").asLong())
                .isEqualTo(96_000);
        assertThat(account("?year=2012").json().at("/allowances/0").has("limitCents"))
                .isFalse();
        assertThat(warnings("?year=2025")).isEmpty();
        assertThat(warnings("?year=2024")).containsExactly("R-46 declaration-missing");
        declare(2025, null, 60_000);
        assertThat(warnings("?year=2025")).containsExactly("R-46 over-the-limit");
        rebuild.keepsEverythingOf("allowances");
    }

    @Test
    @DisplayName("R-50 receipted expenses stand beside the limits")
    void expenses() {
        pay(AllowanceType.EXPENSES, 500_000, 0, MARCH_2);
        Answer account = account("?year=2025");
        assertThat(account.text("expensesCents")).isEqualTo("500000");
        assertThat(account.json().at("/allowances/0/remainingCents").asLong()).isEqualTo(84_000);
    }

    @Test
    @DisplayName("R-49 more than 14 hours a week on average warn, exactly 14 do not")
    void weeklyHours() {
        approved("2025-12-25T08:00:00Z", 420);
        approved("2025-12-26T08:00:00Z", 420);
        assertThat(warnings("?year=2025")).isEmpty();
        assertThat(account("?year=2025").text("averageWeeklyMinutes")).isEqualTo("840");
        approved("2025-12-27T08:00:00Z", 1);
        assertThat(warnings("?year=2025")).containsExactly("R-49 more-than-14-hours-a-week");
        approved("2025-12-11T08:00:00Z", 1);
        assertThat(warnings("?year=2025")).isEmpty();
    }

    @Test
    @DisplayName("R-47 a forecast says where the running year is heading")
    void forecast() {
        LocalDate july1 = LocalDate.of(2026, 7, 1); // day 182 of 365
        assertThat(new Pace(0, july1).atYearsEnd()).isZero();
        assertThat(new Pace(18_200, july1).atYearsEnd()).isEqualTo(36_500);
        assertThat(new Pace(18_200, july1).reaches(36_500)).isEqualTo("2026-12-31");
        assertThat(new Pace(18_200, july1).reaches(36_501)).isNull();
        assertThat(new Pace(18_200, july1).reaches(18_200)).isEqualTo(july1);
        LocalDate today = LocalDate.now(BERLIN);
        pay(AllowanceType.EHRENAMTSPAUSCHALE, 10_000, 0, today.withDayOfYear(1));
        assertThat(account("").json().at("/allowances/0/forecastCents").asLong())
                .isEqualTo(new Pace(10_000, today).atYearsEnd());
        assertThat(account("?year=2025").json().at("/allowances/0").has("forecastCents"))
                .isFalse();
    }

    @Test
    void whoMayAsk() {
        assertThat(get("auditor", "").text("name")).isEqualTo("Anna Neu");
        assertThat(get("regional-manager", "").status()).isEqualTo(403);
        assertThat(account("?year=0").status()).isEqualTo(400);
        organisation = new OrganisationId("Other");
        assertThat(account("").status()).isEqualTo(404);
    }

    private AllowanceId pay(AllowanceType type, long taxFree, long taxable, LocalDate paidOn) {
        AllowanceId payment = AllowanceId.next();
        append(
                payment,
                new AllowancePaid(
                        payment, volunteer, anna, type, taxFree + taxable, taxFree, taxable, paidOn, null, null));
        return payment;
    }

    private void declare(int year, AllowanceType type, long cents) {
        DeclarationId declaration = DeclarationId.next();
        append(declaration, new AllowanceDeclared(declaration, volunteer, anna, year, type, cents));
    }

    private void approved(String start, int minutes) {
        HourEntryId entry = HourEntryId.next();
        Instant from = Instant.parse(start);
        Instant to = from.plusSeconds(minutes * 60L);
        append(
                entry,
                new HoursDrafted(entry, volunteer, anna, null, null, from, to, minutes),
                new HoursSubmitted(entry, anna, from, to, minutes),
                new HoursApproved(entry, anna));
    }

    private List<String> warnings(String query) {
        List<String> warnings = new ArrayList<>();
        for (JsonNode warning : account(query).json().get("warnings")) {
            warnings.add(
                    warning.get("rule").asString() + " " + warning.get("name").asString());
        }
        return warnings;
    }

    private void append(Object aggregate, DomainEvent... events) {
        position = log.append(TestLog.about(organisation, Instant.now()), aggregate, events);
    }

    private Answer account(String query) {
        return get("quarter-manager", query);
    }

    private Answer get(String role, String query) {
        return new TestHttp("http://127.0.0.1:" + port, TestTokens.of("somebody", organisation.value(), role))
                .get(
                        "/api/v1/volunteers/" + volunteer + "/allowances" + query,
                        "Consistent-With",
                        Long.toString(position));
    }
}
