package org.quartier.command.allowance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quartier.command.Scenario;
import org.quartier.command.Snapshots;
import org.quartier.command.StateTable;
import org.quartier.command.VolunteerRecords.VolunteerRecord;
import org.quartier.command.allowance.AllowanceCommand.AnnulAllowance;
import org.quartier.command.allowance.AllowanceCommand.Declare;
import org.quartier.command.allowance.AllowanceCommand.PayAllowance;
import org.quartier.command.allowance.AllowanceCommand.Payment;
import org.quartier.command.allowance.AllowanceCommand.Split;
import org.quartier.command.allowance.AllowanceCommand.Standing;
import org.quartier.kernel.event.AllowanceDeclarationEvent.AllowanceDeclared;
import org.quartier.kernel.event.AllowanceEvent.AllowanceAnnulled;
import org.quartier.kernel.event.AllowanceEvent.AllowancePaid;
import org.quartier.kernel.id.AllowanceId;
import org.quartier.kernel.id.DeclarationId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.VolunteerId;
import org.quartier.kernel.value.AllowanceLimits;
import org.quartier.kernel.value.AllowanceLimits.Limit;
import org.quartier.kernel.value.AllowanceType;

class AllowanceTest {

    private static final AllowanceId PAYMENT = AllowanceId.next();
    private static final VolunteerId VOLUNTEER = VolunteerId.next();
    private static final PersonId BEN = PersonId.next();
    private static final VolunteerRecord RECORD = new VolunteerRecord(VOLUNTEER, BEN, ZoneId.of("Europe/Berlin"));
    private static final LocalDate MAY_4 = LocalDate.of(2026, 5, 4);
    private static final Standing FRESH = new Standing(96_000L, 0, 0, true, true, true, false);

    private final Scenario<Allowance> nothing = Scenario.of(Allowance.class);

    @Test
    @DisplayName("R-47 960.00 passes, 960.01 does not")
    void theLimit() {
        nothing.then(pay(96_000, null, FRESH), paid(96_000, 96_000, 0));
        nothing.refused(pay(96_001, null, FRESH), "R-47", "over-the-limit");
    }

    @Test
    @DisplayName("R-46 what is left is the limit less what was paid here and declared elsewhere")
    void remaining() {
        Standing used = new Standing(96_000L, 30_000, 50_000, true, true, true, false);
        nothing.then(pay(16_000, null, used), paid(16_000, 16_000, 0));
        nothing.refused(pay(16_001, null, used), "R-47", "over-the-limit");
        Standing overDeclared = new Standing(96_000L, 30_000, 90_000, true, true, true, false);
        nothing.refused(pay(1, null, overDeclared), "R-47", "over-the-limit");
    }

    @Test
    @DisplayName("R-47 more than the limit is paid as an explicit split, whose parts add up")
    void split() {
        nothing.then(pay(96_001, new Split(96_000, 1), FRESH), paid(96_001, 96_000, 1));
        nothing.then(pay(50_000, new Split(0, 50_000), FRESH), paid(50_000, 0, 50_000));
        nothing.refused(pay(96_002, new Split(96_001, 1), FRESH), "R-47", "over-the-limit");
        nothing.refused(pay(96_001, new Split(96_000, 2), FRESH), "R-47", "split-does-not-add-up");
        nothing.refused(pay(96_001, new Split(-1, 96_002), FRESH), "R-47", "split-does-not-add-up");
    }

    @Test
    @DisplayName("R-46 without a declaration it is paid with a warning, or refused, as the organisation decided")
    void withoutDeclaration() {
        nothing.when(pay(100, null, new Standing(96_000L, 0, 0, false, false, true, false)))
                .expectEvents(paid(100, 100, 0))
                .expectResultMessageMatching(new org.hamcrest.CustomMatcher<>("a warning by R-46") {
                    @Override
                    public boolean matches(Object answer) {
                        return String.valueOf(answer).contains("declaration-missing");
                    }
                });
        nothing.refused(
                pay(100, null, new Standing(96_000L, 0, 0, false, true, true, false)), "R-46", "declaration-missing");
        nothing.then(pay(100, null, FRESH), paid(100, 100, 0));
    }

    @Test
    @DisplayName("R-46 a year whose limit nobody knows is refused")
    void noLimit() {
        nothing.refused(pay(100, null, new Standing(null, 0, 0, true, false, true, false)), "R-46", "no-limit-known");
    }

    @Test
    @DisplayName("R-48 one activity has one type, and what is not paid yet is in no year")
    void oneTypePerActivity() {
        nothing.refused(
                pay(100, null, new Standing(96_000L, 0, 0, true, false, true, true)),
                "R-48",
                "other-type-for-this-activity");
        // noon of 4 May in UTC
        nothing.then(paid(payment(100, MAY_4, null), FRESH), paid(100, 100, 0));
        nothing.refused(paid(payment(100, MAY_4.plusDays(1), null), FRESH), "R-48", "paid-in-the-future");
    }

    @Test
    @DisplayName("R-50 receipted expenses ask for no limit; without a receipt they are refused")
    void expenses() {
        nothing.then(
                expenses(500_000, null, "K-17"),
                new AllowancePaid(
                        PAYMENT, VOLUNTEER, BEN, AllowanceType.EXPENSES, 500_000, 500_000, 0, MAY_4, null, "K-17"));
        nothing.refused(expenses(100, null, null), "R-50", "receipt-missing");
        nothing.refused(expenses(100, new Split(50, 50), "K-17"), "R-50", "expenses-are-not-split");
        Payment withReceipt = new Payment(AllowanceType.EHRENAMTSPAUSCHALE, 100, MAY_4, null, null, "K-17");
        nothing.refused(paid(withReceipt, FRESH), "R-50", "receipt-for-an-allowance");
    }

    @Test
    @DisplayName("R-51 who is neither public nor charitable pays no allowance, not even a taxable one")
    void payer() {
        Standing company = new Standing(96_000L, 0, 0, true, false, false, false);
        nothing.refused(pay(1, null, company), "R-51", "payer-not-eligible");
        nothing.refused(pay(1, new Split(0, 1), company), "R-51", "payer-not-eligible");
    }

    @ParameterizedTest
    @CsvSource({
        "EHRENAMTSPAUSCHALE, 2012, ",
        "EHRENAMTSPAUSCHALE, 2013, 72000",
        "EHRENAMTSPAUSCHALE, 2020, 72000",
        "EHRENAMTSPAUSCHALE, 2021, 84000",
        "EHRENAMTSPAUSCHALE, 2025, 84000",
        "EHRENAMTSPAUSCHALE, 2026, 96000",
        "EHRENAMTSPAUSCHALE, 2027, 96000",
        "UEBUNGSLEITERPAUSCHALE, 2012, ",
        "UEBUNGSLEITERPAUSCHALE, 2013, 240000",
        "UEBUNGSLEITERPAUSCHALE, 2020, 240000",
        "UEBUNGSLEITERPAUSCHALE, 2021, 300000",
        "UEBUNGSLEITERPAUSCHALE, 2025, 300000",
        "UEBUNGSLEITERPAUSCHALE, 2026, 330000",
        "EXPENSES, 2026, "
    })
    @DisplayName("R-46 the limits by year")
    void limits(AllowanceType type, int year, Long cents) {
        assertThat(AllowanceLimits.of(type, year).map(Limit::cents).orElse(null))
                .isEqualTo(cents);
    }

    @Test
    void whatWasEnteredInErrorIsAnnulledOnce() {
        AllowanceAnnulled annulled = new AllowanceAnnulled(PAYMENT, BEN, "typed twice");
        Scenario<Allowance> given = nothing.given(paid(100, 100, 0));
        given.then(new AnnulAllowance(PAYMENT, "typed twice"), annulled);
        given.given(annulled).then(new AnnulAllowance(PAYMENT, "typed twice"));
    }

    @Test
    @DisplayName("R-46 a declaration is kept as it was given")
    void declaration() {
        DeclarationId declaration = DeclarationId.next();
        Scenario.of(AllowanceDeclaration.class)
                .then(
                        new Declare(declaration, RECORD, 2026, null, 0),
                        new AllowanceDeclared(declaration, VOLUNTEER, BEN, 2026, null, 0));
    }

    @Test
    void comesBackWholeFromASnapshot() {
        Snapshots.check(nothing.given(paid(100, 100, 0)), new AnnulAllowance(PAYMENT, "typed twice"));
    }

    @Test
    void states() {
        Map<String, Scenario<Allowance>> states = new LinkedHashMap<>();
        states.put("PAID", nothing.given(paid(100, 100, 0)));
        states.put("ANNULLED", nothing.given(paid(100, 100, 0), new AllowanceAnnulled(PAYMENT, BEN, "typed twice")));
        Map<String, Object> commands = new LinkedHashMap<>();
        commands.put("annul", new AnnulAllowance(PAYMENT, "typed twice"));
        StateTable.check("Allowance", states, commands);
    }

    private static PayAllowance pay(long cents, Split split, Standing standing) {
        return paid(payment(cents, MAY_4, split), standing);
    }

    private static Payment payment(long cents, LocalDate paidOn, Split split) {
        return new Payment(AllowanceType.EHRENAMTSPAUSCHALE, cents, paidOn, split, null, null);
    }

    private static PayAllowance paid(Payment payment, Standing standing) {
        return new PayAllowance(PAYMENT, RECORD, payment, () -> standing);
    }

    private static PayAllowance expenses(long cents, Split split, String receipt) {
        Payment payment = new Payment(AllowanceType.EXPENSES, cents, MAY_4, split, null, receipt);
        return new PayAllowance(PAYMENT, RECORD, payment, () -> {
            throw new AssertionError("expenses have no limit");
        });
    }

    private static AllowancePaid paid(long cents, long taxFree, long taxable) {
        return new AllowancePaid(
                PAYMENT, VOLUNTEER, BEN, AllowanceType.EHRENAMTSPAUSCHALE, cents, taxFree, taxable, MAY_4, null, null);
    }
}
