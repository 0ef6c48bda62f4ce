package org.quartier.kernel.event;

import org.jspecify.annotations.Nullable;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.EquipmentId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.QuarterId;
import org.quartier.kernel.id.RoomId;
import org.quartier.kernel.value.ActivityDetails;
import org.quartier.kernel.value.Capacity;
import org.quartier.kernel.value.ModeratorRole;
import org.quartier.kernel.value.OutOfHours;
import org.quartier.kernel.value.PersonalData;
import org.quartier.kernel.value.ProtectedContact;
import org.quartier.kernel.value.RoomBooking;
import org.quartier.kernel.value.TimeSlot;

/** What can happen to the plan of an activity, in the order it usually does. */
public sealed interface ActivityEvent extends DomainEvent {

    /** The activity. */
    ActivityId activity();

    /**
     * Someone intends to hold it.
     *
     * @param uid the iCalendar UID under which it appears in feeds: its own, or the one it was imported with
     * @param capacity null when anyone may come
     */
    @StoredAs(name = "activity.planned")
    record ActivityPlanned(
            ActivityId activity,
            String uid,
            QuarterId quarter,
            ActivityDetails details,
            TimeSlot slot,
            @Nullable RoomBooking room,
            @Nullable Capacity capacity)
            implements ActivityEvent {}

    /** What it is changed; not when and in which room. */
    @StoredAs(name = "activity.changed")
    record ActivityChanged(
            ActivityId activity,
            ActivityDetails details,

            @PersonalData(subject = "activity", field = "activity.change-reason") @Nullable
            String reason)
            implements ActivityEvent {

        @Override
        public String toString() {
            return Masked.text(this);
        }
    }

    /**
     * It moved in time or to another room; the room booking moves with it.
     *
     * @param room null when it has none, or when its room was taken and it became "venue open"
     * @param venueOpen whether it lost its room by this move
     */
    @StoredAs(name = "activity.rescheduled")
    record ActivityRescheduled(
            ActivityId activity,
            TimeSlot slot,
            TimeSlot previousSlot,
            @Nullable RoomBooking room,
            boolean venueOpen,

            @PersonalData(subject = "activity", field = "activity.reschedule-reason") @Nullable
            String reason)
            implements ActivityEvent {

        @Override
        public String toString() {
            return Masked.text(this);
        }
    }

    /** Its pre-booking became binding; those that overlap it are rejected. */
    @StoredAs(name = "activity.room-confirmed")
    record RoomBookingConfirmed(ActivityId activity, RoomId room) implements ActivityEvent {}

    /**
     * It lost its pre-booking, because that of another was confirmed: it has no room now.
     *
     * @param confirmed the other
     */
    @StoredAs(name = "activity.pre-booking-rejected")
    record PreBookingRejected(ActivityId activity, RoomId room, ActivityId confirmed) implements ActivityEvent {}

    /**
     * By its time it is out of hours, or no longer is: said when it is planned, moved and published, by the hours
     * that the quarter had then.
     *
     * @param outOfHours null when it is within the quarter's working hours again
     * @param overrideReason why it was moved there without a key holder or without two people
     */
    @StoredAs(name = "activity.hours-noted")
    record ActivityHoursNoted(
            ActivityId activity,
            @Nullable OutOfHours outOfHours,

            @PersonalData(subject = "activity", field = "activity.hours-override-reason") @Nullable
            String overrideReason)
            implements ActivityEvent {
        @Override
        public String toString() {
            return Masked.text(this);
        }
    }

    /** It may be seen and registered for. */
    @StoredAs(name = "activity.published")
    record ActivityPublished(
            ActivityId activity,

            @PersonalData(subject = "activity", field = "activity.override-reason") @Nullable
            String overrideReason)
            implements ActivityEvent {

        @Override
        public String toString() {
            return Masked.text(this);
        }
    }

    /** It will not take place on its date; a new one is not known. Its original date is kept. */
    @StoredAs(name = "activity.postponed")
    record ActivityPostponed(
            ActivityId activity,

            @PersonalData(subject = "activity", field = "activity.postpone-reason") @Nullable
            String reason)
            implements ActivityEvent {

        @Override
        public String toString() {
            return Masked.text(this);
        }
    }

    /** It will not take place. Final. */
    @StoredAs(name = "activity.cancelled")
    record ActivityCancelled(
            ActivityId activity,

            @PersonalData(subject = "activity", field = "activity.cancel-reason") @Nullable
            String reason)
            implements ActivityEvent {

        @Override
        public String toString() {
            return Masked.text(this);
        }
    }

    /** It took place. */
    @StoredAs(name = "activity.completed")
    record ActivityCompleted(
            ActivityId activity,

            @PersonalData(subject = "activity", field = "activity.minutes") @Nullable
            String minutes,

            @PersonalData(subject = "activity", field = "activity.resolutions") @Nullable
            String resolutions)
            implements ActivityEvent {

        @Override
        public String toString() {
            return Masked.text(this);
        }
    }

    /** Someone is to moderate it; they have not accepted yet. */
    @StoredAs(name = "activity.moderator-assigned")
    record ModeratorAssigned(
            ActivityId activity,
            PersonId person,
            ModeratorRole role,

            @PersonalData(subject = "person", field = "activity.assignment-override-reason") @Nullable
            String overrideReason)
            implements ActivityEvent {

        @Override
        public String toString() {
            return Masked.text(this);
        }
    }

    /** The moderator said yes. */
    @StoredAs(name = "activity.moderator-accepted")
    record ModeratorAccepted(ActivityId activity, PersonId person) implements ActivityEvent {}

    /** The moderator said no, and is free again. */
    @StoredAs(name = "activity.moderator-refused")
    record ModeratorRefused(
            ActivityId activity,
            PersonId person,

            @PersonalData(subject = "person", field = "activity.refusal-reason") @Nullable
            String reason)
            implements ActivityEvent {

        @Override
        public String toString() {
            return Masked.text(this);
        }
    }

    /** The moderator is no longer bound to it. */
    @StoredAs(name = "activity.moderator-released")
    record ModeratorReleased(
            ActivityId activity,
            PersonId person,

            @PersonalData(subject = "person", field = "activity.release-reason") @Nullable
            String reason)
            implements ActivityEvent {

        @Override
        public String toString() {
            return Masked.text(this);
        }
    }

    /** It was assessed with whom helping at it brings volunteers into contact; clearance is needed by that. */
    @StoredAs(name = "activity.protected-contact-assessed")
    record ProtectedContactAssessed(ActivityId activity, ProtectedContact contact) implements ActivityEvent {}

    /** It needs a piece of equipment, binding, whenever it takes place. */
    @StoredAs(name = "activity.equipment-booked")
    record EquipmentBooked(ActivityId activity, EquipmentId equipment) implements ActivityEvent {}

    /** It needs it no longer. */
    @StoredAs(name = "activity.equipment-released")
    record EquipmentReleased(ActivityId activity, EquipmentId equipment) implements ActivityEvent {}
}
