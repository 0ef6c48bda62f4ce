package org.quartier.kernel.event;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.AllowanceId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.VolunteerId;
import org.quartier.kernel.value.AllowanceType;
import org.quartier.kernel.value.PersonalData;

/** What can happen to one payment to a volunteer. */
public sealed interface AllowanceEvent extends DomainEvent {

    /** The payment. */
    AllowanceId allowance();

    /**
     * Money was paid. The day decides the calendar year that it counts in.
     *
     * @param cents all of it: the sum of the two parts
     * @param taxFreeCents what uses up the year's limit, or is reimbursed against a receipt
     * @param taxableCents what went over the limit and was split off
     * @param activity for what, where that matters: one activity has one type
     * @param receipt what the receipt is filed under; only reimbursed expenses have one
     */
    @StoredAs(name = "allowance.paid")
    record AllowancePaid(
            AllowanceId allowance,
            VolunteerId volunteer,
            PersonId person,
            AllowanceType type,
            long cents,
            long taxFreeCents,
            long taxableCents,
            LocalDate paidOn,
            @Nullable ActivityId activity,

            @PersonalData(subject = "person", field = "allowance.receipt") @Nullable
            String receipt)
            implements AllowanceEvent {

        @Override
        public String toString() {
            return Masked.text(this);
        }
    }

    /** It was entered in error, or came back: it counts no more. */
    @StoredAs(name = "allowance.annulled")
    record AllowanceAnnulled(
            AllowanceId allowance,
            PersonId person,

            @PersonalData(subject = "person", field = "allowance.annulment-reason") @Nullable
            String reason)
            implements AllowanceEvent {

        @Override
        public String toString() {
            return Masked.text(this);
        }
    }
}
