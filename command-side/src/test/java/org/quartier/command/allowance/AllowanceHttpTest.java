package org.quartier.command.allowance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quartier.command.Office.made;
import static org.quartier.command.Office.ok;
import static org.quartier.command.Office.refused;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quartier.command.CommandLog;
import org.quartier.command.CommandSideTest;
import org.quartier.command.Neighbourhood;
import org.quartier.command.Office;
import org.quartier.command.Scenario;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.QuarterId;
import org.quartier.kernel.testing.TestDatabase;
import org.quartier.kernel.testing.TestHttp.Answer;
import org.quartier.kernel.value.TimeSlot;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@CommandSideTest
class AllowanceHttpTest {

    private static final String PAYMENT = """
        {"type": "EHRENAMTSPAUSCHALE", "cents": 50000, "paidOn": "2026-03-02"}\
        """;

    @LocalServerPort
    private int port;

    @Autowired
    private TestDatabase database;

    @Autowired
    private EventStore store;

    @Autowired
    private TransactionManager transactions;

    private Office office;
    private String quarter;
    private String ben;
    private String path;

    @BeforeEach
    void aVolunteerOfACharity() {
        office = Office.at(port, database);
        office("CHARITY", "{}");
        quarter = office.quarter();
        ben = office.person("Ben");
        path = "/api/v1/volunteers/" + made(office.manager().post("/api/v1/volunteers", """
            {"personId": "%s", "quarter": "%s"}\
            """.formatted(ben, quarter)));
    }

    @AfterEach
    void asBefore() {
        office("CHARITY", "{}");
    }

    @Test
    @DisplayName("R-47 over the year 960.00 passes and 960.01 does not, and nothing of it is stored")
    void theLimitOfAYear() {
        Answer first = pay(PAYMENT);
        assertThat(first.header("Location")).isEqualTo("/api/v1/allowances/" + made(first));
        assertThat(first.json().get("remainingCents").asLong()).isEqualTo(46_000);
        assertThat(first.text("/warnings/0/rule")).isEqualTo("R-46");
        long before = office.storedInAll();
        Answer refusal = pay(PAYMENT.replace("50000", "46001"));
        refused(refusal, 422, "R-47", "over-the-limit");
        assertThat(refusal.text("/errors/0/detail")).contains("46000");
        assertThat(office.storedInAll()).isEqualTo(before);
        made(pay(PAYMENT.replace("50000", "46000")));
        refused(pay(PAYMENT.replace("50000", "1")), 422, "R-47", "over-the-limit");
        made(pay(PAYMENT.replace("50000", "100").replace("}", """
            , "split": {"taxFreeCents": 0, "taxableCents": 100}}\
            """)));
    }

    @Test
    @DisplayName("R-48 the payment date decides the year")
    void thePaymentDateDecides() {
        made(pay(PAYMENT.replace("2026-03-02", "2025-12-31").replace("50000", "84000")));
        refused(pay(PAYMENT.replace("2026-03-02", "2025-12-31").replace("50000", "1")), 422, "R-47", "over-the-limit");
        made(pay(PAYMENT.replace("2026-03-02", "2026-01-01").replace("50000", "96000")));
        refused(pay(PAYMENT.replace("2026-03-02", "2012-12-31")), 422, "R-46", "no-limit-known");
        refused(pay(PAYMENT.replace("2026", "2999")), 422, "R-48", "paid-in-the-future");
    }

    @Test
    @DisplayName("R-46 declarations count, the last one of a year; without one it is refused where that was decided")
    void declarations() {
        office("CHARITY", "{\"allowanceWithoutDeclaration\": \"BLOCK\"}");
        long before = office.storedInAll();
        refused(pay(PAYMENT), 409, "R-46", "declaration-missing");
        assertThat(office.storedInAll()).isEqualTo(before);
        made(declare("{\"year\": 2025, \"cents\": 0}"));
        refused(pay(PAYMENT), 409, "R-46", "declaration-missing");
        made(declare("{\"year\": 2026, \"cents\": 90000}"));
        refused(pay(PAYMENT), 422, "R-47", "over-the-limit");
        made(declare("{\"year\": 2026, \"cents\": 40000}"));
        made(declare("{\"year\": 2026, \"cents\": 6000, \"type\": \"EHRENAMTSPAUSCHALE\"}"));
        Answer paid = pay(PAYMENT);
        made(paid);
        assertThat(paid.json().get("remainingCents").asLong()).isZero();
        assertThat(paid.json().get("warnings").size()).isZero();
        assertThat(declare("{\"year\": 2026, \"cents\": 0, \"type\": \"EXPENSES\"}")
                        .status())
                .isEqualTo(400);
        assertThat(declare("{\"year\": 2026, \"cents\": -1}").status()).isEqualTo(400);
    }

    @Test
    @DisplayName("R-48 one type per activity; different activities may combine")
    void oneTypePerActivity() {
        String choir = activity();
        String garden = activity();
        made(pay(forActivity(PAYMENT, choir)));
        String teaching = PAYMENT.replace("EHRENAMTSPAUSCHALE", "UEBUNGSLEITERPAUSCHALE");
        refused(pay(forActivity(teaching, choir)), 409, "R-48", "other-type-for-this-activity");
        made(pay(forActivity(teaching, garden)));
        made(pay(teaching));
        refused(pay(PAYMENT.replace("50000", "1")), 409, "R-48", "other-type-for-this-activity");
        refused(pay(forActivity(PAYMENT, "018f0000-0000-7000-8000-000000000000")), 422, "R-73", "unknown-reference");
    }

    @Test
    @DisplayName("R-50 receipted expenses leave the limit as it is")
    void expenses() {
        made(pay("""
            {"type": "EXPENSES", "cents": 500000, "paidOn": "2026-03-02", "receipt": "K-17"}\
            """));
        made(pay(PAYMENT.replace("50000", "96000")));
        refused(pay(PAYMENT.replace("EHRENAMTSPAUSCHALE", "EXPENSES")), 422, "R-50", "receipt-missing");
    }

    @ParameterizedTest
    @CsvSource({
        "CHURCH, false, true",
        "CHARITY, false, false",
        "SENIOR_FACILITY, null, false",
        "ASSOCIATION, true, true",
        "HOUSING_COMPANY, true, false"
    })
    @DisplayName("R-51 a public body and a church pay, a housing company does not, the others if they are charitable")
    void payers(String kind, String charitable, boolean pays) {
        office(kind, "{\"charitable\": " + charitable + "}");
        long before = office.storedInAll();
        if (pays) {
            made(pay(PAYMENT.replace("50000", "1")));
        } else {
            refused(pay(PAYMENT.replace("50000", "1")), 409, "R-51", "payer-not-eligible");
            assertThat(office.storedInAll()).isEqualTo(before);
        }
    }

    @Test
    @DisplayName("R-51 expenses are reimbursed by a housing company too")
    void expensesOfACompany() {
        office("HOUSING_COMPANY", "{}");
        made(pay("{\"type\": \"EXPENSES\", \"cents\": 1, \"paidOn\": \"2026-03-02\", \"receipt\": \"K-1\"}"));
    }

    @Test
    @DisplayName("R-47 two payments at the same instant do not both use what is left")
    void race() throws Exception {
        long before = office.storedInAll();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            Callable<Answer> half = () -> pay(PAYMENT);
            List<Future<Answer>> answers = threads.invokeAll(List.of(half, half, half, half));
            long made = 0;
            for (Future<Answer> answer : answers) {
                made += answer.get().status() == 201 ? 1 : 0;
            }
            assertThat(made).isEqualTo(1);
        }
        assertThat(office.storedInAll()).isEqualTo(before + 1);
    }

    @Test
    void whatIsAnnulledLeavesRoomAgain() {
        String payment = made(pay(PAYMENT.replace("50000", "96000")));
        refused(pay(PAYMENT), 422, "R-47", "over-the-limit");
        String annulment = "/api/v1/allowances/" + payment + "/annulment";
        ok(office.manager().post(annulment, "{\"reason\": \"typed twice\"}"));
        ok(office.manager().post(annulment, "{\"reason\": \"typed twice\"}"));
        assertThat(office.stored(payment)).containsExactly("allowance.paid", "allowance.annulled");
        made(pay(PAYMENT));
        refused(office.stranger().post(annulment, "{\"reason\": \"typed twice\"}"), 404, null, "not-found");
    }

    @Test
    @DisplayName("R-74 the same key pays once")
    void sameKey() {
        Answer first = office.manager().post(path + "/allowances", PAYMENT, "Idempotency-Key", "march-" + ben);
        Answer again = office.manager().post(path + "/allowances", PAYMENT, "Idempotency-Key", "march-" + ben);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(office.stored(made(first))).containsExactly("allowance.paid");
    }

    @Test
    @DisplayName("R-69 nothing is recorded about an erased person, and another organisation finds nobody")
    void erasedAndForeign() {
        refused(office.stranger().post(path + "/allowances", PAYMENT), 404, null, "not-found");
        refused(
                office.stranger().post(path + "/allowance-declarations", "{\"year\": 2026, \"cents\": 0}"),
                404,
                null,
                "not-found");
        ok(office.manager().post("/api/v1/persons/" + ben + "/erasure", "{\"reason\": \"he asked for it\"}"));
        long before = office.storedInAll();
        refused(pay(PAYMENT), 409, "R-69", "person-erased");
        refused(declare("{\"year\": 2026, \"cents\": 0}"), 409, "R-69", "person-erased");
        assertThat(office.storedInAll()).isEqualTo(before);
    }

    private Answer pay(String body) {
        return office.manager().post(path + "/allowances", body);
    }

    private Answer declare(String body) {
        return office.manager().post(path + "/allowance-declarations", body);
    }

    private static String forActivity(String payment, String activity) {
        return payment.replace("}", ", \"activity\": \"" + activity + "\"}");
    }

    private void office(String kind, String settings) {
        ok(office.administrator().put("/api/v1/organisation", """
            {"name": "Quartiere", "kind": "%s", "settings": %s}\
            """.formatted(kind, settings)));
    }

    private String activity() {
        ActivityId activity = ActivityId.next();
        java.time.Instant start = java.time.Instant.parse("2026-05-05T08:00:00Z");
        TimeSlot slot = new TimeSlot(start, start.plusSeconds(3_600), java.time.ZoneId.of("Europe/Berlin"), false);
        new CommandLog(store, transactions)
                .append(
                        Scenario.DEMO,
                        activity,
                        Neighbourhood.planned(
                                activity, new QuarterId(java.util.UUID.fromString(quarter)), slot, null, null));
        return activity.toString();
    }
}
