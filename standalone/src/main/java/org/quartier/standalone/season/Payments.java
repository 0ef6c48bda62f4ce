package org.quartier.standalone.season;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Random;
import org.quartier.kernel.value.AllowanceLimits;
import org.quartier.kernel.value.AllowanceType;

/** What a volunteer is paid: some a flat allowance, some what they laid out, most of them nothing. */
final class Payments {

    private static final int MOST_A_MONTH = 4_500; // cents: twelve of them and what others pay stay below the limit
    private static final int STEP = 500;
    private static final int TOO_MUCH = 5_000;

    private final District district;
    private final int volunteer;
    private final Script script;
    private final Random random;
    private final String path;

    Payments(District district, int volunteer, Script script) {
        this.district = district;
        this.volunteer = volunteer;
        this.script = script;
        this.random = district.random("payments" + volunteer);
        this.path = "/volunteers/" + district.ref("volunteer" + volunteer);
    }

    void write() {
        script.as(Who.MANAGER);
        LocalDate last = district.calendar().today().minusDays(3);
        if (volunteer % 3 == 2) {
            expenses(last);
        }
        if (volunteer % 2 == 0) {
            AllowanceType type =
                    volunteer % 10 == 4 ? AllowanceType.UEBUNGSLEITERPAUSCHALE : AllowanceType.EHRENAMTSPAUSCHALE;
            for (int year = district.calendar().first().getYear(); year <= last.getYear(); year++) {
                allowances(type, year, last);
            }
        }
    }

    private void allowances(AllowanceType type, int year, LocalDate last) {
        long declared = declare(type, year);
        long paid = 0;
        for (int month = 1; month <= 12; month++) {
            LocalDate day = YearMonth.of(year, month).atDay(1).plusDays(random.nextInt(20));
            boolean due = volunteer % 4 == 0 || month % 3 == 0; // each month or each quarter
            if (due && !day.isBefore(district.calendar().first()) && !day.isAfter(last)) {
                long cents = STEP + (long) STEP * random.nextInt(MOST_A_MONTH / STEP);
                String key = district.key("payment" + volunteer + "." + year + "." + month);
                pay(key, day, cents, type);
                if (random.nextInt(20) == 0) {
                    script.post(at(day), "/allowances/{" + key + "}/annulment", "reason", "Rücklastschrift");
                } else {
                    paid += cents;
                }
            }
        }
        if (volunteer % 10 == 2 && year == last.getYear()) {
            bonus(type, year, last, paid + declared);
        }
    }

    /** Not everyone declares, or declares nothing; the last word counts. */
    private long declare(AllowanceType type, int year) {
        if (random.nextInt(5) == 0) {
            return 0;
        }
        Instant at = at(LocalDate.of(year, 1, 10));
        long cents = 10_000L * random.nextInt(3);
        if (random.nextInt(4) == 0) {
            script.post(at, path + "/allowance-declarations", "year", year, "cents", cents + 700, "type", type.name());
        }
        script.post(at, path + "/allowance-declarations", "year", year, "cents", cents, "type", type.name());
        return cents;
    }

    /** A year's end bonus that goes over the limit: as a whole it is refused, split it is paid. */
    private void bonus(AllowanceType type, int year, LocalDate last, long used) {
        long left = AllowanceLimits.of(type, year).orElseThrow().cents() - used;
        long cents = left + TOO_MUCH;
        script.mistake(
                422, at(last), path + "/allowances", "type", type.name(), "cents", cents, "paidOn", last.toString());
        script.post(
                at(last),
                path + "/allowances",
                "type",
                type.name(),
                "cents",
                cents,
                "paidOn",
                last.toString(),
                "split",
                Script.object("taxFreeCents", left, "taxableCents", TOO_MUCH));
    }

    private void expenses(LocalDate last) {
        for (int i = random.nextInt(3); i >= 0; i--) {
            LocalDate day = last.minusDays(random.nextInt(district.calendar().days() - 4));
            script.post(
                    at(day),
                    path + "/allowances",
                    "type",
                    "EXPENSES",
                    "cents",
                    250 + random.nextInt(6_000),
                    "paidOn",
                    day.toString(),
                    "receipt",
                    "B-" + volunteer + "-" + i);
        }
    }

    private void pay(String key, LocalDate day, long cents, AllowanceType type) {
        script.make(key, at(day), path + "/allowances", "type", type.name(), "cents", cents, "paidOn", day.toString());
    }

    private static Instant at(LocalDate day) {
        return Calendar.at(day.plusDays(1), 9);
    }
}
