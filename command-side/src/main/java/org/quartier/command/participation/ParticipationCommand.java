package org.quartier.command.participation;

import java.time.Instant;
import java.util.Map;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.id.CheckInId;
import org.quartier.kernel.id.ParticipationId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.QuarterId;
import org.quartier.kernel.id.RegistrationId;
import org.quartier.kernel.value.AgeBand;
import org.quartier.kernel.value.Attendance;
import org.quartier.kernel.value.Capacity;
import org.quartier.kernel.value.RegistrationSource;
import org.quartier.kernel.value.TimeSlot;
import org.quartier.kernel.value.WaitingListMode;
import org.quartier.kernel.value.WaitingListPolicy;

/** What can be asked of the participation in an activity. */
sealed interface ParticipationCommand {

    /** The participation, which is named by its activity. */
    ParticipationId participation();

    /** Its activity was planned. */
    record OpenParticipation(
            @TargetAggregateIdentifier ParticipationId participation,
            QuarterId quarter,
            TimeSlot slot,
            @Nullable Capacity capacity,
            @Nullable Integer fireSafetyMaximum)
            implements ParticipationCommand {}

    /** Its activity was published. */
    record PublishParticipation(@TargetAggregateIdentifier ParticipationId participation)
            implements ParticipationCommand {}

    /** Its activity took place. */
    record CompleteParticipation(@TargetAggregateIdentifier ParticipationId participation)
            implements ParticipationCommand {}

    /**
     * Its activity moved, or has a date again.
     *
     * @param occasion decides whether anyone may be promoted who could not while there was no date
     */
    record MoveParticipation(
            @TargetAggregateIdentifier ParticipationId participation,
            TimeSlot slot,
            @Nullable Integer fireSafetyMaximum,
            Occasion occasion)
            implements ParticipationCommand {}

    /** Its activity was postponed. */
    record SuspendParticipation(@TargetAggregateIdentifier ParticipationId participation)
            implements ParticipationCommand {}

    /** Its activity was cancelled. */
    record CloseParticipation(@TargetAggregateIdentifier ParticipationId participation)
            implements ParticipationCommand {}

    /**
     * Say how many may come.
     *
     * @param reserved null leaves the reserve as it is
     * @param policy null leaves the policy as it is
     * @param mode null leaves the mode as it is
     * @param occasion decides whether anyone may still be promoted, whatever the request says about the past
     */
    record ChangeCapacity(
            @TargetAggregateIdentifier ParticipationId participation,
            int places,
            @Nullable Integer reserved,
            @Nullable WaitingListPolicy policy,
            @Nullable WaitingListMode mode,
            boolean keepOverbooked,
            Occasion occasion)
            implements ParticipationCommand {

        /** The capacity that results; without one before, nothing is reserved, STRICT and AUTO. */
        Capacity appliedTo(@Nullable Capacity before) {
            Capacity base =
                    before == null ? new Capacity(places, 0, WaitingListPolicy.STRICT, WaitingListMode.AUTO) : before;
            return new Capacity(
                    places,
                    reserved == null ? base.reserved() : reserved,
                    policy == null ? base.policy() : policy,
                    mode == null ? base.mode() : mode);
        }
    }

    /**
     * Register someone.
     *
     * @param dated whether the request says when they joined; where it does not, they join behind who was recorded
     *     before, though two requests at once may have begun in another order
     */
    record RegisterParticipant(
            @TargetAggregateIdentifier ParticipationId participation,
            RegistrationId registration,
            Registrant registrant,
            int companions,
            int priority,
            RegistrationSource source,
            boolean dated)
            implements ParticipationCommand {}

    /**
     * Say that someone will not come.
     *
     * @param occasion decides whether anyone may still be promoted, whatever the request says about the past
     */
    record WithdrawRegistration(
            @TargetAggregateIdentifier ParticipationId participation,
            PersonId person,
            @Nullable String reason,
            Occasion occasion)
            implements ParticipationCommand {}

    /**
     * Say that someone may not come.
     *
     * @param occasion as of a withdrawal
     */
    record RejectRegistration(
            @TargetAggregateIdentifier ParticipationId participation,
            PersonId person,
            @Nullable String reason,
            Occasion occasion)
            implements ParticipationCommand {}

    /**
     * Promote someone whatever the order and the capacity.
     *
     * @param recordedAt decides whether it is not too late, whatever the request says about the past
     */
    record ForcePromotion(
            @TargetAggregateIdentifier ParticipationId participation,
            PersonId person,
            @Nullable String reason,
            Instant recordedAt)
            implements ParticipationCommand {}

    /**
     * Take a registration out of the list that cannot be promoted any more, or an open offer back.
     *
     * @param occasion as of a withdrawal
     */
    record LapseRegistration(
            @TargetAggregateIdentifier ParticipationId participation, PersonId person, String cause, Occasion occasion)
            implements ParticipationCommand {}

    /**
     * Say whether someone takes the place that is offered to them.
     *
     * @param reason why not, of who declines
     * @param occasion decides whether the offer is still open, and who may be promoted instead
     */
    record AnswerOffer(
            @TargetAggregateIdentifier ParticipationId participation,
            PersonId person,
            boolean accepts,
            @Nullable String reason,
            Occasion occasion)
            implements ParticipationCommand {}

    /**
     * The time of an offer is over.
     *
     * @param expiresAt tells the offer from others to the same registration, such as one that was shortened since
     */
    record ExpireOffer(
            @TargetAggregateIdentifier ParticipationId participation,
            PersonId person,
            RegistrationId registration,
            Instant expiresAt,
            Occasion occasion)
            implements ParticipationCommand {}

    /** Undo that a registration ended. */
    record RestoreRegistration(
            @TargetAggregateIdentifier ParticipationId participation,
            Registrant registrant,
            @Nullable String reason,
            Occasion occasion)
            implements ParticipationCommand {}

    /** Set an attendance for the first time. */
    record RecordAttendance(
            @TargetAggregateIdentifier ParticipationId participation, PersonId person, Attendance attendance)
            implements ParticipationCommand {}

    /**
     * Set another attendance than the recorded one.
     *
     * @param corrector the person who corrects, or null when they are no person known here
     */
    record CorrectAttendance(
            @TargetAggregateIdentifier ParticipationId participation,
            PersonId person,
            Attendance attendance,
            @Nullable String reason,
            @Nullable PersonId corrector)
            implements ParticipationCommand {}

    /**
     * Let someone in.
     *
     * @param registration for the case that the person has none yet
     * @param registrant null for nameless walk-ins
     * @param heads how many nameless people come in; of a person the registration says it
     * @param at when it was scanned, or null for when it is recorded
     */
    record CheckIn(
            @TargetAggregateIdentifier ParticipationId participation,
            CheckInId checkIn,
            RegistrationId registration,
            @Nullable Registrant registrant,
            int heads,
            String device,
            String nonce,
            @Nullable Instant at)
            implements ParticipationCommand {

        /** The registration of someone who came without one. */
        RegisterParticipant asWalkIn(Registrant who) {
            return new RegisterParticipant(participation, registration, who, 0, 0, RegistrationSource.WALK_IN, false);
        }
    }

    /** Take a check-in back that was entered in error. */
    record AnnulCheckIn(
            @TargetAggregateIdentifier ParticipationId participation,
            CheckInId checkIn,
            @Nullable String reason) implements ParticipationCommand {}

    /** Say how many people are there; once the period is closed with a reason. */
    record CountHeads(
            @TargetAggregateIdentifier ParticipationId participation,
            int total,
            boolean additional,
            Map<AgeBand, Integer> byCategory,
            @Nullable String reason)
            implements ParticipationCommand {

        long inCategories() {
            return byCategory.values().stream().mapToLong(Integer::longValue).sum();
        }
    }
}
