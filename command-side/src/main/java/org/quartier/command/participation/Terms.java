package org.quartier.command.participation;

import static org.quartier.command.participation.ParticipationRule.ACTIVITY_CANCELLED;
import static org.quartier.command.participation.ParticipationRule.AFTER_THE_START;
import static org.quartier.command.participation.ParticipationRule.ALREADY_HAPPENED;
import static org.quartier.command.participation.ParticipationRule.ALREADY_TOOK_PLACE;
import static org.quartier.command.participation.ParticipationRule.MINUTES_ONLY_OF_PARTIAL;
import static org.quartier.command.participation.ParticipationRule.MINUTES_WITHIN_LENGTH;
import static org.quartier.command.participation.ParticipationRule.NEEDS_A_NEW_DATE;
import static org.quartier.command.participation.ParticipationRule.NOT_PUBLISHED;
import static org.quartier.command.participation.ParticipationRule.TOO_EARLY;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.event.ParticipationEvent.ParticipationOpened;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.value.Attendance;
import org.quartier.kernel.value.AttendanceStatus;
import org.quartier.kernel.value.TimeSlot;

/**
 * What the activity says of itself: when it is, whether it is held, how many people its room holds; part of the
 * snapshot.
 *
 * @param fireSafetyMaximum how many people its room may hold at most, or null when there is no room
 * @param stage how far it has come
 * @param suspended whether it is postponed: it has no date, whatever its slot was
 * @param plannedAt since when there is something to register for
 */
record Terms(
        ActivityId activity,
        TimeSlot slot,
        @Nullable Integer fireSafetyMaximum,
        Stage stage,
        boolean suspended,
        Instant plannedAt) {

    /** How far an activity has come, as far as it matters to who comes. */
    enum Stage {
        DRAFT,
        PUBLISHED,
        COMPLETED,
        CANCELLED
    }

    /** How long before the start one may begin to record who is there. */
    private static final Duration OPENS_BEFORE = Duration.ofMinutes(60);

    /** How long before the start an offer expires at the latest, so that it is always before it. */
    private static final Duration OFFERS_END_BEFORE = Duration.ofMinutes(1);

    static Terms of(ParticipationOpened opened, Instant plannedAt) {
        return new Terms(opened.activity(), opened.slot(), opened.fireSafetyMaximum(), Stage.DRAFT, false, plannedAt);
    }

    Terms with(TimeSlot other, @Nullable Integer maximum) {
        return new Terms(activity, other, maximum, stage, false, plannedAt);
    }

    Terms asSuspended() {
        return new Terms(activity, slot, fireSafetyMaximum, stage, true, plannedAt);
    }

    Terms at(Stage next) {
        return new Terms(activity, slot, fireSafetyMaximum, next, suspended, plannedAt);
    }

    boolean isAt(Stage other) {
        return stage == other;
    }

    /** For a cancelled activity only what leaves it is recorded. */
    void requireNotCancelled() {
        ACTIVITY_CANCELLED.require(stage != Stage.CANCELLED);
    }

    /** Nobody registers for, or comes to, what only its planners know. */
    void requirePublished() {
        requireNotCancelled();
        NOT_PUBLISHED.require(stage != Stage.DRAFT);
    }

    /** Who comes to light once it has taken place was there, or was not: that takes a check-in. */
    void requireRegistrable() {
        requirePublished();
        ALREADY_TOOK_PLACE.require(stage != Stage.COMPLETED);
    }

    /** Whether so many people may be inside. */
    boolean holds(int heads) {
        return fireSafetyMaximum == null || heads <= fireSafetyMaximum;
    }

    /** Whether someone may still be promoted, when that is recorded: up to the start, but not after it. */
    boolean promotesAt(Instant recordedAt) {
        return !suspended && !recordedAt.isAfter(slot.start());
    }

    /** The last moment until which an offer can be open: before the start, which is when registration ends. */
    Instant latestOffer() {
        return slot.start().minus(OFFERS_END_BEFORE).truncatedTo(ChronoUnit.SECONDS);
    }

    void requirePromotionAt(Instant recordedAt) {
        requireDate();
        AFTER_THE_START.require(promotesAt(recordedAt));
    }

    /** Who is there is recorded from 60 minutes before the start on, that instant included. */
    void requireNotTooEarly(Instant at) {
        requireDate();
        TOO_EARLY.require(isOpenAt(at));
    }

    /** A postponed activity begins at no time. */
    private void requireDate() {
        NEEDS_A_NEW_DATE.require(!suspended);
    }

    private boolean isOpenAt(Instant at) {
        return !at.isBefore(slot.start().minus(OPENS_BEFORE));
    }

    /** Nothing that is recorded may lie before the doors of a later date open: what happened is not moved. */
    void requireNotAhead(Terms before, Instant recorded) {
        ALREADY_HAPPENED.require(!slot.start().isAfter(before.slot.start()) || isOpenAt(recorded));
    }

    /** EXCUSED is said at any time, also without a date, and so is that nothing is known. */
    void requireNotTooEarly(AttendanceStatus status, Instant at) {
        if (isOutcome(status)) {
            requireNotTooEarly(at);
        }
    }

    /** Whether a status says how it was, so that it cannot be known before. */
    static boolean isOutcome(AttendanceStatus status) {
        return switch (status) {
            case PRESENT, PARTIAL, ABSENT -> true;
            case UNKNOWN, EXCUSED -> false;
        };
    }

    /** PARTIAL has minutes, within the length of the activity where that is known; nothing else has any. */
    void requireFitting(Attendance attendance) {
        Integer minutes = attendance.minutes();
        if (attendance.status() != AttendanceStatus.PARTIAL) {
            MINUTES_ONLY_OF_PARTIAL.require(minutes == null);
            return;
        }
        if (minutes == null || minutes <= 0) {
            throw MINUTES_ONLY_OF_PARTIAL.violated();
        }
        Instant end = slot.end();
        MINUTES_WITHIN_LENGTH.require(
                end == null || !slot.start().plus(Duration.ofMinutes(minutes)).isAfter(end));
    }
}
