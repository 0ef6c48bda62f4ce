package org.quartier.command.hours;

import java.time.Duration;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.HourEntryId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.ShiftId;
import org.quartier.kernel.id.VolunteerId;

/** What can be asked of an hour entry. */
sealed interface HoursCommand {

    /**
     * Write hours down.
     *
     * @param task what was done, in a few words
     * @param shift from which they are logged; {@code activity} is then the one that it helps
     * @param draft whether it waits before it is submitted
     */
    record LogHours(
            @TargetAggregateIdentifier HourEntryId hourEntry,
            Claimant claimant,
            @Nullable ActivityId activity,
            @Nullable ShiftId shift,
            String task,
            Stretch stretch,
            boolean draft)
            implements HoursCommand {

        /** Not from a shift. */
        LogHours(
                HourEntryId hourEntry,
                Claimant claimant,
                @Nullable ActivityId activity,
                String task,
                Stretch stretch,
                boolean draft) {
            this(hourEntry, claimant, activity, null, task, stretch, draft);
        }

        @Override
        public String toString() {
            return "LogHours[" + hourEntry + ", " + stretch + "]";
        }
    }

    /** Have it approved, for the first time or again. */
    record SubmitHours(@TargetAggregateIdentifier HourEntryId hourEntry) implements HoursCommand {}

    /**
     * Let it count.
     *
     * @param approver who asks, when a staff record says who that is
     */
    record ApproveHours(
            @TargetAggregateIdentifier HourEntryId hourEntry,
            @Nullable PersonId approver) implements HoursCommand {}

    /** Send it back. */
    record RejectHours(@TargetAggregateIdentifier HourEntryId hourEntry, String reason) implements HoursCommand {
        @Override
        public String toString() {
            return "RejectHours[" + hourEntry + "]";
        }
    }

    /** Take an approval back. */
    record RevokeApproval(@TargetAggregateIdentifier HourEntryId hourEntry, String reason) implements HoursCommand {
        @Override
        public String toString() {
            return "RevokeApproval[" + hourEntry + "]";
        }
    }

    /** Put the times right. */
    record CorrectHours(@TargetAggregateIdentifier HourEntryId hourEntry, Stretch stretch, String reason)
            implements HoursCommand {

        @Override
        public String toString() {
            return "CorrectHours[" + hourEntry + ", " + stretch + "]";
        }
    }

    /** For whom hours are claimed, as the volunteer's record says. */
    record Claimant(VolunteerId volunteer, PersonId person, boolean left) {}

    /**
     * A stretch of time that is claimed, {@code [start, end)}.
     *
     * @param atMost the longest that one entry may be
     */
    record Stretch(Instant start, Instant end, Duration atMost) {}
}
