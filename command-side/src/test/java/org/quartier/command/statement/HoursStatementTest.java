package org.quartier.command.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quartier.command.Office.made;
import static org.quartier.command.Office.ok;
import static org.quartier.command.Office.refused;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.quartier.command.CommandSideTest;
import org.quartier.command.Office;
import org.quartier.command.Scenario;
import org.quartier.command.VolunteerRecords.VolunteerRecord;
import org.quartier.kernel.event.HoursStatementEvent.HoursStatementIssued;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.StatementId;
import org.quartier.kernel.id.VolunteerId;
import org.quartier.kernel.testing.TestDatabase;
import org.quartier.kernel.testing.TestHttp.Answer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@CommandSideTest
class HoursStatementTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final LocalDate MAY_4 = LocalDate.of(2026, 5, 4);

    @LocalServerPort
    private int port;

    @Autowired
    private TestDatabase database;

    private final StatementId statement = StatementId.next();
    private final VolunteerRecord anna = new VolunteerRecord(VolunteerId.next(), PersonId.next(), BERLIN);
    private Office office;
    private String person;
    private String path;

    @BeforeEach
    void aVolunteer() {
        office = Office.at(port, database);
        person = office.person("Anna");
        path = "/api/v1/volunteers/"
                + made(office.manager().post("/api/v1/volunteers", """
                    {"personId": "%s", "quarter": "%s"}\
                    """.formatted(person, office.quarter())))
                + "/hours-statements";
    }

    @Test
    @DisplayName("R-44 a statement is as of a day of its year or later, and of no day to come")
    void days() {
        Scenario<HoursStatement> noon = Scenario.of(HoursStatement.class).at(Instant.parse("2026-05-04T12:00:00Z"));
        noon.then(issue(null, null), issued(2026, MAY_4));
        noon.then(issue(2025, null), issued(2025, MAY_4));
        noon.then(issue(2026, LocalDate.of(2026, 1, 1)), issued(2026, LocalDate.of(2026, 1, 1)));
        noon.then(issue(null, LocalDate.of(2025, 12, 31)), issued(2025, LocalDate.of(2025, 12, 31)));
        noon.refused(issue(2026, LocalDate.of(2025, 12, 31)), "R-44", "as-of-a-day-before-its-year");
        noon.refused(issue(null, MAY_4.plusDays(1)), "R-44", "as-of-a-day-to-come");
        // half past midnight in Berlin, still the day before in UTC
        noon.at(Instant.parse("2026-05-04T22:30:00Z")).then(issue(null, null), issued(2026, MAY_4.plusDays(1)));
    }

    @Test
    @DisplayName("R-44 codes are random, twenty letters that nobody confuses, and never the same")
    void codes() {
        Set<String> codes = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            codes.add(VerificationCode.next().text());
        }
        assertThat(codes)
                .hasSize(10_000)
                .allMatch(code -> code.matches("[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){4}"));
    }

    @Test
    @DisplayName("R-44 issuing is recorded, and answers with the code")
    void issuing() {
        Answer answer = office.manager().post(path, "{\"year\": 2026}");
        String id = made(answer);
        assertThat(answer.header("Location")).isEqualTo("/api/v1/hours-statements/" + id);
        assertThat(answer.text("verification")).isEqualTo("/statements/" + answer.text("code"));
        assertThat(office.stored(id)).containsExactly("hours-statement.issued");
        made(office.manager().post(path, ""));
        assertThat(office.manager().post(path, "{\"year\": 1969}").status()).isEqualTo(400);
        assertThat(office.manager().post(path, "{\"asOf\": \"yesterday\"}").status())
                .isEqualTo(400);
        refused(office.manager().post(path, "{\"asOf\": \"2999-01-01\"}"), 422, "R-44", "as-of-a-day-to-come");
    }

    @Test
    @DisplayName("R-69 no statement is issued about an erased person, nor about another organisation's")
    void erasedAndForeign() {
        refused(office.stranger().post(path, "{}"), 404, null, "not-found");
        ok(office.manager().post("/api/v1/persons/" + person + "/erasure", "{\"reason\": \"she asked for it\"}"));
        long before = office.storedInAll();
        refused(office.manager().post(path, "{}"), 409, "R-69", "person-erased");
        assertThat(office.storedInAll()).isEqualTo(before);
    }

    private IssueStatement issue(Integer year, LocalDate asOf) {
        return new IssueStatement(statement, anna, year, asOf, new VerificationCode("ABCD"));
    }

    private HoursStatementIssued issued(int year, LocalDate asOf) {
        return new HoursStatementIssued(statement, anna.volunteer(), anna.person(), year, asOf, BERLIN, "ABCD");
    }
}
