package org.quartier.command.activity;

import java.time.Instant;
import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.quartier.command.OccurringActivities.Following;
import org.quartier.kernel.event.ActivityEvent.ActivityPlanned;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.EquipmentId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.QuarterId;
import org.quartier.kernel.id.RoomId;
import org.quartier.kernel.value.ActivityDetails;
import org.quartier.kernel.value.Capacity;
import org.quartier.kernel.value.ModeratorRole;
import org.quartier.kernel.value.ProtectedContact;
import org.quartier.kernel.value.RoomBooking;
import org.quartier.kernel.value.TimeSlot;

/** What can be asked of the plan of an activity. */
sealed interface ActivityCommand {

    /** The activity. */
    ActivityId activity();

    /** Intend to hold it. An import may plan the past. */
    record PlanActivity(
            @TargetAggregateIdentifier ActivityId activity,
            String uid,
            QuarterId quarter,
            ActivityDetails details,
            TimeSlot slot,
            @Nullable RoomBooking room,
            @Nullable Capacity capacity)
            implements ActivityCommand {

        ActivityPlanned planned() {
            return new ActivityPlanned(activity, uid, quarter, details, slot, room, capacity);
        }
    }

    /** Describe it anew; with another slot or room it moves as well. */
    record ChangeActivity(
            @TargetAggregateIdentifier ActivityId activity,
            ActivityDetails details,
            TimeSlot slot,
            @Nullable RoomBooking room,
            @Nullable String reason)
            implements ActivityCommand {}

    /** Move it, for a reason also to a time out of hours. */
    record RescheduleActivity(
            @TargetAggregateIdentifier ActivityId activity,
            TimeSlot slot,
            @Nullable RoomBooking room,
            boolean venueOpen,
            @Nullable String reason,
            @Nullable String overrideReason)
            implements ActivityCommand {

        /** Without an override. */
        RescheduleActivity(
                ActivityId activity,
                TimeSlot slot,
                @Nullable RoomBooking room,
                boolean venueOpen,
                @Nullable String reason) {
            this(activity, slot, room, venueOpen, reason, null);
        }
    }

    /** Make its pre-booking binding. */
    record ConfirmRoom(@TargetAggregateIdentifier ActivityId activity) implements ActivityCommand {}

    /** Take its pre-booking away, because another's was confirmed. */
    record RejectPreBooking(@TargetAggregateIdentifier ActivityId activity, RoomId room, ActivityId confirmed)
            implements ActivityCommand {}

    /** Let it be seen. */
    record PublishActivity(
            @TargetAggregateIdentifier ActivityId activity,
            @Nullable String overrideReason) implements ActivityCommand {}

    /** Take it off its date without a new one. */
    record PostponeActivity(@TargetAggregateIdentifier ActivityId activity, String reason) implements ActivityCommand {}

    /** Call it off for good. */
    record CancelActivity(@TargetAggregateIdentifier ActivityId activity, String reason) implements ActivityCommand {}

    /** Say that it took place: of a published one, from its start on, since it may end early. */
    record CompleteActivity(
            @TargetAggregateIdentifier ActivityId activity,
            @Nullable String minutes,
            @Nullable String resolutions) implements ActivityCommand {}

    /**
     * Become what the series now says, unless it has begun, is cancelled, or is an exception.
     *
     * @param date the day of the occurrence
     */
    record FollowSeries(@TargetAggregateIdentifier ActivityId activity, LocalDate date, Following following)
            implements ActivityCommand {}

    /**
     * Become something else than the other occurrences of its series.
     *
     * @param overrideReason why it may be out of hours without the people that takes, or null
     * @param recordedAt what has begun by then does not change
     */
    record ChangeOccurrence(
            @TargetAggregateIdentifier ActivityId activity,
            ActivityDetails details,
            TimeSlot slot,
            @Nullable RoomBooking room,
            @Nullable String reason,
            @Nullable String overrideReason,
            Instant recordedAt)
            implements ActivityCommand {}

    /**
     * Call it off as an occurrence of a series.
     *
     * @param strictly whether one that has begun is refused; else it stays as it is
     */
    record CancelOccurrence(
            @TargetAggregateIdentifier ActivityId activity, String reason, boolean strictly, Instant recordedAt)
            implements ActivityCommand {}

    /** Bind a moderator. */
    record AssignModerator(
            @TargetAggregateIdentifier ActivityId activity,
            PersonId person,
            ModeratorRole role,
            @Nullable String overrideReason)
            implements ActivityCommand {}

    /** The moderator accepts. */
    record AcceptAssignment(@TargetAggregateIdentifier ActivityId activity, PersonId person)
            implements ActivityCommand {}

    /** The moderator refuses. */
    record RefuseAssignment(
            @TargetAggregateIdentifier ActivityId activity,
            PersonId person,
            @Nullable String reason) implements ActivityCommand {}

    /** Free a moderator. */
    record ReleaseModerator(
            @TargetAggregateIdentifier ActivityId activity,
            PersonId person,
            @Nullable String reason) implements ActivityCommand {}

    /** Say with whom helping at it brings volunteers into contact. */
    record AssessContact(@TargetAggregateIdentifier ActivityId activity, ProtectedContact contact)
            implements ActivityCommand {}

    /** Need a piece of equipment, binding. */
    record BookEquipment(@TargetAggregateIdentifier ActivityId activity, EquipmentId equipment)
            implements ActivityCommand {}

    /** Need it no longer. */
    record ReleaseEquipment(@TargetAggregateIdentifier ActivityId activity, EquipmentId equipment)
            implements ActivityCommand {}
}
