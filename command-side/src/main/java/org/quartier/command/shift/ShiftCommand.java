package org.quartier.command.shift;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.ShiftId;
import org.quartier.kernel.id.SwapId;
import org.quartier.kernel.id.VolunteerId;
import org.quartier.kernel.value.ClearancePolicy;
import org.quartier.kernel.value.StaffingNeed;

/** What can be asked of a shift. */
sealed interface ShiftCommand {

    /** The shift. */
    ShiftId shift();

    /** Say that help is needed. */
    record PlanShift(@TargetAggregateIdentifier ShiftId shift, ActivityId activity, StaffingNeed need)
            implements ShiftCommand {}

    /** Say which help is needed instead. */
    record ChangeShift(@TargetAggregateIdentifier ShiftId shift, StaffingNeed need) implements ShiftCommand {}

    /** Say that no help is needed any more. */
    record CancelShift(@TargetAggregateIdentifier ShiftId shift) implements ShiftCommand {}

    /** Wait until nobody else changes it: whoever changes several waits for all of them first. */
    record AwaitShift(@TargetAggregateIdentifier ShiftId shift) implements ShiftCommand {}

    /** Move it with its activity. */
    record MoveShift(@TargetAggregateIdentifier ShiftId shift, Duration by) implements ShiftCommand {}

    /** Let it wait for a new date, with its activity. */
    record SuspendShift(@TargetAggregateIdentifier ShiftId shift) implements ShiftCommand {}

    /** Take a place. */
    record SignUp(@TargetAggregateIdentifier ShiftId shift, Candidate candidate) implements ShiftCommand {}

    /** Give a place back while that is free. */
    record SignOut(@TargetAggregateIdentifier ShiftId shift, VolunteerId volunteer) implements ShiftCommand {}

    /**
     * Take someone out who can no longer do it themself, or who left.
     *
     * @param reason null when a policy asks
     */
    record ReleaseVolunteer(
            @TargetAggregateIdentifier ShiftId shift,
            VolunteerId volunteer,
            @Nullable String reason) implements ShiftCommand {

        @Override
        public String toString() {
            return "ReleaseVolunteer[" + shift + ", " + volunteer + "]";
        }
    }

    /** Stand by. */
    record StandBy(@TargetAggregateIdentifier ShiftId shift, Candidate candidate) implements ShiftCommand {}

    /** Stand by no longer. */
    record StandDown(@TargetAggregateIdentifier ShiftId shift, VolunteerId volunteer) implements ShiftCommand {}

    /** Say that a volunteer is there. */
    record CheckIn(@TargetAggregateIdentifier ShiftId shift, Candidate candidate) implements ShiftCommand {}

    /** Ask someone to take one's place. */
    record OfferSwap(@TargetAggregateIdentifier ShiftId shift, SwapId swap, VolunteerId giver, VolunteerId taker)
            implements ShiftCommand {}

    /**
     * Take the place that was offered.
     *
     * @param taker whoever was asked
     * @param confirmed whether the coordinator need not confirm it
     */
    record AcceptSwap(@TargetAggregateIdentifier ShiftId shift, SwapId swap, Candidate taker, boolean confirmed)
            implements ShiftCommand {}

    /** Let an accepted swap take effect. */
    record ConfirmSwap(@TargetAggregateIdentifier ShiftId shift, SwapId swap, Candidate taker)
            implements ShiftCommand {}

    /** Say no to a swap, or take it back. */
    record DeclineSwap(@TargetAggregateIdentifier ShiftId shift, SwapId swap) implements ShiftCommand {}

    /**
     * Someone who is to help, as their records say.
     *
     * @param active whether they can be asked
     * @param clearance what is asked of them here
     */
    record Candidate(VolunteerId volunteer, PersonId person, boolean active, Clearance clearance) {

        /**
         * Refuses whoever cannot be assigned, and says what else must be known. Of a shift that is over
         * its own day counts, of any other the day on which this is recorded: what the request says of the past
         * makes nobody cleared.
         *
         * @param day of the shift
         */
        List<Warning> requireEligible(LocalDate day) {
            ShiftRule.VOLUNTEER_NOT_ACTIVE.require(active);
            if (!clearance.holds(clearance.recordedOn().isBefore(day) ? clearance.recordedOn() : day)) {
                ShiftRule.CLEARANCE_NEEDED.require(clearance.policy() == ClearancePolicy.PERMISSIVE);
                return List.of(Warning.NOT_CLEARED);
            }
            return clearance.holds(day) ? List.of() : List.of(Warning.CLEARANCE_ENDS_BEFORE);
        }
    }

    /**
     * Clearance for a shift.
     *
     * @param needed whether the class of the activity asks for it
     * @param until the last day on which the volunteer is cleared; null when they are not
     * @param recordedOn the day on which that is known, whatever the request says about the past
     */
    record Clearance(boolean needed, @Nullable LocalDate until, ClearancePolicy policy, LocalDate recordedOn) {

        boolean holds(LocalDate day) {
            return !needed || until != null && !day.isAfter(until);
        }
    }
}
