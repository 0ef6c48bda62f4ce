package org.quartier.command.allowance;

import java.time.LocalDate;
import java.util.function.Supplier;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.quartier.command.VolunteerRecords.VolunteerRecord;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.AllowanceId;
import org.quartier.kernel.id.DeclarationId;
import org.quartier.kernel.value.AllowanceType;

/** What can be asked about payments to volunteers. */
sealed interface AllowanceCommand {

    /**
     * Record a payment.
     *
     * @param standing how the person stands, asked once and under their lock
     */
    record PayAllowance(
            @TargetAggregateIdentifier AllowanceId allowance,
            VolunteerRecord volunteer,
            Payment payment,
            Supplier<Standing> standing)
            implements AllowanceCommand {

        @Override
        public String toString() {
            return "PayAllowance[" + allowance + "]";
        }
    }

    /** Take back what was entered in error, or came back. */
    record AnnulAllowance(@TargetAggregateIdentifier AllowanceId allowance, String reason) implements AllowanceCommand {
        @Override
        public String toString() {
            return "AnnulAllowance[" + allowance + "]";
        }
    }

    /**
     * Keep what a volunteer declares that others pay them in a year.
     *
     * @param type null counts for each type
     */
    record Declare(
            @TargetAggregateIdentifier DeclarationId declaration,
            VolunteerRecord volunteer,
            int year,
            @Nullable AllowanceType type,
            long cents)
            implements AllowanceCommand {}

    /**
     * A payment as it is asked for.
     *
     * @param activity for what, or null where only one type is paid
     * @param split null for all of it tax-free
     */
    record Payment(
            AllowanceType type,
            long cents,
            LocalDate paidOn,
            @Nullable Split split,
            @Nullable ActivityId activity,
            @Nullable String receipt) {

        @Override
        public String toString() {
            return "Payment[" + type + "]";
        }
    }

    /** The two parts of a payment that goes over the limit. */
    record Split(long taxFreeCents, long taxableCents) {}

    /**
     * How a person stands with one type in one year.
     *
     * @param limitCents null when none is known
     * @param paidHereCents tax-free, by this organisation
     * @param declared whether they declared what others pay, which may be nothing
     * @param blocked whether nothing is paid without a declaration
     * @param eligiblePayer whether the organisation may pay it at all
     * @param otherType whether the activity has the other type already
     */
    record Standing(
            @Nullable Long limitCents,
            long paidHereCents,
            long declaredCents,
            boolean declared,
            boolean blocked,
            boolean eligiblePayer,
            boolean otherType) {

        long remaining(long limit) {
            return Math.max(0, limit - paidHereCents - declaredCents);
        }
    }
}
