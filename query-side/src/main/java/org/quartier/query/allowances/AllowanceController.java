package org.quartier.query.allowances;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.access.Actor;
import org.quartier.kernel.id.VolunteerId;
import org.quartier.kernel.value.AllowanceType;
import org.quartier.query.Days;
import org.quartier.query.Reads;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a volunteer is paid in a calendar year. */
@RestController
@Reads(
        value = {AllowanceProjection.NAME, "volunteers", "hours", "quarters"},
        names = true)
class AllowanceController {

    private final Allowances allowances;

    AllowanceController(Allowances allowances) {
        this.allowances = allowances;
    }

    /**
     * A year of a volunteer; all amounts in cents.
     *
     * @param expensesCents reimbursed against receipts, which no limit knows
     * @param averageWeeklyMinutes approved hours from the first of the year on, on average
     * @param payments annulled ones too
     */
    record Account(
            UUID volunteer,
            @Nullable String name,
            int year,
            List<Line> allowances,
            long expensesCents,
            long averageWeeklyMinutes,
            List<Payment> payments,
            List<Warning> warnings,
            String definition,
            long position) {}

    /**
     * One type of allowance.
     *
     * @param limitCents absent for years of which no limit is known
     * @param declaredElsewhereCents what counts against this limit: the last declaration of this type, and with it the last
     *     one that names no type, which counts against each limit
     * @param declaredOfThisTypeCents the first part of it; absent without such a declaration
     * @param declaredOfNoTypeCents the second part of it; absent without such a declaration
     * @param declared whether there is a declaration for the year, even of nothing
     * @param forecastCents what the year comes to if it goes on like this; only of the year that runs
     * @param limitReachedOn the day on which nothing is left then; absent when that is not this year
     */
    record Line(
            AllowanceType type,
            @Nullable String paragraph,
            @Nullable Long limitCents,
            long taxFreeCents,
            long taxableCents,
            long declaredElsewhereCents,
            @Nullable Long declaredOfThisTypeCents,
            @Nullable Long declaredOfNoTypeCents,
            boolean declared,
            @Nullable Long remainingCents,
            @Nullable Long forecastCents,
            @Nullable LocalDate limitReachedOn) {}

    /** One payment. */
    record Payment(
            UUID id,
            AllowanceType type,
            long cents,
            long taxFreeCents,
            long taxableCents,
            LocalDate paidOn,
            @Nullable UUID activity,
            boolean annulled,
            long version) {}

    /** What someone should look at; nothing was refused because of it. */
    record Warning(String rule, String name, String detail) {}

    /** The account of a year (this one). */
    @GetMapping("/api/v1/volunteers/{volunteer}/allowances")
    Account account(
            Actor actor, @PathVariable VolunteerId volunteer, @RequestParam(required = false) @Nullable Integer year) {
        if (year != null) {
            Days.require("year", year);
        }
        return allowances.of(actor, volunteer, year);
    }
}
