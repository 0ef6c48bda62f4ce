package org.quartier.kernel.event;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.CheckInId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.QuarterId;
import org.quartier.kernel.id.RegistrationId;
import org.quartier.kernel.value.AgeBand;
import org.quartier.kernel.value.Attendance;
import org.quartier.kernel.value.Capacity;
import org.quartier.kernel.value.PersonalData;
import org.quartier.kernel.value.RegistrationSource;
import org.quartier.kernel.value.RegistrationStatus;
import org.quartier.kernel.value.TimeSlot;

/** What can happen to the places, the waiting list and the attendance of one activity. */
public sealed interface ParticipationEvent extends DomainEvent {

    /** The activity. */
    ActivityId activity();

    /** What happens to one registration: whether it has a place, an offer, or waits. */
    sealed interface RegistrationEvent extends ParticipationEvent {

        /** The registration. */
        RegistrationId registration();

        /** Whose it is. */
        PersonId person();
    }

    /** An activity was planned; once it is published, people can be registered for it. */
    @StoredAs(name = "participation.opened")
    record ParticipationOpened(
            ActivityId activity,
            QuarterId quarter,
            TimeSlot slot,
            @Nullable Capacity capacity,
            @Nullable Integer fireSafetyMaximum)
            implements ParticipationEvent {}

    /** Its activity was published: people can be registered and let in. */
    @StoredAs(name = "participation.published")
    record ParticipationPublished(ActivityId activity) implements ParticipationEvent {}

    /** Its activity moved, or has a date again. */
    @StoredAs(name = "participation.moved")
    record ParticipationMoved(
            ActivityId activity, TimeSlot slot, @Nullable Integer fireSafetyMaximum) implements ParticipationEvent {}

    /** Its activity was postponed: nobody comes and nobody is promoted before it has a new date; the list is kept. */
    @StoredAs(name = "participation.suspended")
    record ParticipationSuspended(ActivityId activity) implements ParticipationEvent {}

    /** Its activity took place: nobody registers any more; who came without a registration is still let in. */
    @StoredAs(name = "participation.completed")
    record ParticipationCompleted(ActivityId activity) implements ParticipationEvent {}

    /** Its activity was cancelled: nobody registers, nobody is promoted. */
    @StoredAs(name = "participation.closed")
    record ParticipationClosed(ActivityId activity) implements ParticipationEvent {}

    /** There are more places, or fewer. */
    @StoredAs(name = "participation.capacity-changed")
    record CapacityChanged(ActivityId activity, Capacity capacity, boolean overbookedKept)
            implements ParticipationEvent {}

    /**
     * Someone registered, and is confirmed or waits.
     *
     * @param companions how many come along; the party takes 1 + companions places
     * @param sequence counts the registrations of the activity from 1: the last key of the waiting list
     * @param free how many places were free before, or null when there is no limit
     */
    @StoredAs(name = "participation.registered")
    record ParticipantRegistered(
            ActivityId activity,
            RegistrationId registration,
            PersonId person,
            int companions,
            int priority,
            RegistrationSource source,
            RegistrationStatus status,
            long sequence,
            Instant joinedAt,
            @Nullable Integer free,
            AgeBand ageBand,
            @Nullable String language)
            implements RegistrationEvent {}

    /**
     * They will not come. Revision 1 did not know of moves: it is read as after none.
     *
     * @param afterMove whether the activity moved by more than five minutes since they registered, so that it does not
     *     count against them
     */
    @StoredAs(name = "participation.withdrawn", revision = 2)
    record RegistrationWithdrawn(
            ActivityId activity,
            RegistrationId registration,
            PersonId person,

            @PersonalData(subject = "person", field = "participation.withdrawal-reason") @Nullable
            String reason,

            boolean afterMove)
            implements RegistrationEvent {

        @Override
        public String toString() {
            return Masked.text(this);
        }
    }

    /** They may not come. */
    @StoredAs(name = "participation.rejected")
    record RegistrationRejected(
            ActivityId activity,
            RegistrationId registration,
            PersonId person,

            @PersonalData(subject = "person", field = "participation.rejection-reason") @Nullable
            String reason)
            implements RegistrationEvent {

        @Override
        public String toString() {
            return Masked.text(this);
        }
    }

    /**
     * They moved from the waiting list to a place.
     *
     * @param rule the rule that was applied: R-14 in order, R-20 forced, R-26 at the door
     * @param free the free places that the rule saw, or null when there is no limit
     * @param queue the waiting list that it saw, first to last
     */
    @StoredAs(name = "participation.promoted")
    record RegistrationPromoted(
            ActivityId activity,
            RegistrationId registration,
            PersonId person,
            String rule,
            @Nullable Integer free,
            List<RegistrationId> queue,
            boolean forced,

            @PersonalData(subject = "person", field = "participation.promotion-reason") @Nullable
            String reason)
            implements RegistrationEvent {

        @Override
        public String toString() {
            return Masked.text(this);
        }
    }

    /** Places were free, but not enough for the head of the list: it stays at the head. */
    @StoredAs(name = "participation.skipped")
    record PromotionSkipped(
            ActivityId activity,
            RegistrationId registration,
            PersonId person,
            String rule,
            int free,
            int needed,
            List<RegistrationId> queue)
            implements RegistrationEvent {}

    /** A registration that can no longer be promoted was taken out of the list. */
    @StoredAs(name = "participation.lapsed")
    record RegistrationLapsed(ActivityId activity, RegistrationId registration, PersonId person, String cause)
            implements RegistrationEvent {}

    /**
     * Places are held for a waiting registration, and count as taken, until the offer is answered or expires.
     *
     * @param rule the rule that was applied: R-16
     * @param free the free places that the rule saw
     * @param queue the waiting list that it saw, first to last
     * @param expiresAt the offer is open before this instant, in whole seconds; always before the start
     */
    @StoredAs(name = "participation.offered")
    record PlaceOffered(
            ActivityId activity,
            RegistrationId registration,
            PersonId person,
            String rule,
            int free,
            List<RegistrationId> queue,
            Instant expiresAt)
            implements RegistrationEvent {}

    /** They take the place that was offered, and are confirmed. */
    @StoredAs(name = "participation.offer-accepted")
    record OfferAccepted(ActivityId activity, RegistrationId registration, PersonId person)
            implements RegistrationEvent {}

    /** They do not want the place that was offered, and will not come. */
    @StoredAs(name = "participation.offer-declined")
    record OfferDeclined(
            ActivityId activity,
            RegistrationId registration,
            PersonId person,

            @PersonalData(subject = "person", field = "participation.decline-reason") @Nullable
            String reason)
            implements RegistrationEvent {

        @Override
        public String toString() {
            return Masked.text(this);
        }
    }

    /** Nobody answered an offer in time: it ended as if withdrawn, and the next one's turn has come. */
    @StoredAs(name = "participation.offer-expired")
    record OfferExpired(ActivityId activity, RegistrationId registration, PersonId person, Instant expiresAt)
            implements RegistrationEvent {}

    /** The activity moved, so that an open offer would have outlived its start: it expires earlier now. */
    @StoredAs(name = "participation.offer-shortened")
    record OfferShortened(ActivityId activity, RegistrationId registration, PersonId person, Instant expiresAt)
            implements RegistrationEvent {}

    /**
     * A manager undid that a registration had ended.
     *
     * @param earlier where it stood before it ended
     * @param status where it stands again: CONFIRMED where its places are still free, else WAITLISTED, in its old
     *     position
     * @param free the places that were free before, or null when there is no limit
     */
    @StoredAs(name = "participation.restored")
    record RegistrationRestored(
            ActivityId activity,
            RegistrationId registration,
            PersonId person,
            RegistrationStatus earlier,
            RegistrationStatus status,
            @Nullable Integer free,

            @PersonalData(subject = "person", field = "participation.restoration-reason") @Nullable
            String reason)
            implements RegistrationEvent {

        @Override
        public String toString() {
            return Masked.text(this);
        }
    }

    /** An attendance was recorded for the first time. */
    @StoredAs(name = "participation.attendance-recorded")
    record AttendanceRecorded(ActivityId activity, RegistrationId registration, PersonId person, Attendance attendance)
            implements ParticipationEvent {}

    /** An attendance was corrected; what was recorded before stays readable. */
    @StoredAs(name = "participation.attendance-corrected")
    record AttendanceCorrected(
            ActivityId activity,
            RegistrationId registration,
            PersonId person,
            Attendance before,
            Attendance after,

            @PersonalData(subject = "person", field = "participation.correction-reason") @Nullable
            String reason)
            implements ParticipationEvent {

        @Override
        public String toString() {
            return Masked.text(this);
        }
    }

    /**
     * Someone came through the door.
     *
     * @param registration null for a nameless walk-in
     * @param person null for a nameless walk-in
     * @param heads how many came: the person and those with them
     * @param walkIn whether there was no confirmed place before
     * @param device which scanner; with the nonce it names the scan
     * @param before the attendance that an annulment restores; null for a nameless walk-in
     */
    @StoredAs(name = "participation.checked-in")
    record CheckedIn(
            ActivityId activity,
            CheckInId checkIn,
            @Nullable RegistrationId registration,
            @Nullable PersonId person,
            int heads,
            boolean walkIn,
            String device,
            String nonce,
            Instant at,
            @Nullable Attendance before)
            implements ParticipationEvent {}

    /** A check-in was entered in error. */
    @StoredAs(name = "participation.check-in-annulled")
    record CheckInAnnulled(
            ActivityId activity,
            CheckInId checkIn,
            @Nullable RegistrationId registration,
            @Nullable PersonId person,
            @Nullable Attendance restored,

            @PersonalData(subject = "activity", field = "participation.annulment-reason") @Nullable
            String reason)
            implements ParticipationEvent {

        @Override
        public String toString() {
            return Masked.text(this);
        }
    }

    /**
     * Heads were counted. A later count supersedes this one.
     *
     * @param additional whether the total counts only people who are not present by name
     * @param reason why it was counted anew, where that was said: once the period is closed it has to be
     */
    @StoredAs(name = "participation.heads-counted", revision = 2)
    record HeadsCounted(
            ActivityId activity,
            int total,
            boolean additional,
            Map<AgeBand, Integer> byCategory,

            @PersonalData(subject = "activity", field = "participation.count-reason") @Nullable
            String reason)
            implements ParticipationEvent {

        /** Heads that were counted for no other reason than to know. */
        public HeadsCounted(ActivityId activity, int total, boolean additional, Map<AgeBand, Integer> byCategory) {
            this(activity, total, additional, byCategory, null);
        }

        @Override
        public String toString() {
            return Masked.text(this);
        }
    }
}
