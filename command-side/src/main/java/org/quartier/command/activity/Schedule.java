package org.quartier.command.activity;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.quartier.command.WorkingTimes;
import org.quartier.command.activity.ActivityCommand.ChangeActivity;
import org.quartier.command.activity.ActivityCommand.RescheduleActivity;
import org.quartier.kernel.event.ActivityEvent.ActivityHoursNoted;
import org.quartier.kernel.event.ActivityEvent.ActivityPlanned;
import org.quartier.kernel.event.ActivityEvent.ActivityRescheduled;
import org.quartier.kernel.event.ActivityEvent.RoomBookingConfirmed;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.QuarterId;
import org.quartier.kernel.id.RoomId;
import org.quartier.kernel.store.EventMetadata;
import org.quartier.kernel.value.BookingKind;
import org.quartier.kernel.value.Channel;
import org.quartier.kernel.value.OutOfHours;
import org.quartier.kernel.value.RoomBooking;
import org.quartier.kernel.value.SeriesPlan;
import org.quartier.kernel.value.TimeSlot;

/**
 * When an activity is, and in which room; part of the snapshot.
 *
 * @param quarter by whose working hours it is judged
 * @param room null when it takes none
 * @param postponed whether it was taken off this date and has no new one yet
 * @param outOfHours what was noted of its time, or null
 */
record Schedule(
        QuarterId quarter,
        TimeSlot slot,
        @Nullable RoomBooking room,
        boolean postponed,
        @Nullable OutOfHours outOfHours) {

    static Schedule of(ActivityPlanned planned) {
        return new Schedule(planned.quarter(), planned.slot(), planned.room(), false, null);
    }

    /** Whether a time is out of hours by the working hours as they are now, where the quarter is known. */
    Optional<OutOfHours> outOfHours(TimeSlot asked, WorkingTimes times, EventMetadata about) {
        return times.of(about.organisation(), quarter).flatMap(hours -> hours.outside(asked));
    }

    /** What is to be noted of the time of an activity; an override is always worth a note. */
    Optional<ActivityHoursNoted> note(
            ActivityId activity, Optional<OutOfHours> found, @Nullable String overrideReason) {
        return found.equals(Optional.ofNullable(outOfHours)) && overrideReason == null
                ? Optional.empty()
                : Optional.of(new ActivityHoursNoted(activity, found.orElse(null), overrideReason));
    }

    /**
     * The move that a new description asks for; one that names no room gives its own up. That a pre-booking becomes
     * binding is no move but a confirmation.
     */
    Optional<ActivityRescheduled> change(ChangeActivity change, EventMetadata about) {
        TimeSlot asked = asked(change.slot(), about);
        RoomBooking moved = isConfirmedBy(change.room()) ? room : change.room();
        return asked.equals(slot) && Objects.equals(moved, room)
                ? Optional.empty()
                : Optional.of(new ActivityRescheduled(change.activity(), asked, slot, moved, false, change.reason()));
    }

    /** Its pre-booking becomes binding; what is binding already stays so. */
    Optional<RoomBookingConfirmed> confirm(ActivityId activity) {
        ActivityRule.NEEDS_A_NEW_DATE.require(!postponed);
        if (room == null) {
            throw ActivityRule.NOTHING_TO_CONFIRM.violated();
        }
        return room.booking() == BookingKind.FIRM
                ? Optional.empty()
                : Optional.of(new RoomBookingConfirmed(activity, room.room()));
    }

    /** Whether this asks for the room that is pre-booked, binding. */
    boolean isConfirmedBy(@Nullable RoomBooking asked) {
        return asked != null && asked.booking() == BookingKind.FIRM && isPreBookingOf(asked.room());
    }

    boolean isPreBookingOf(RoomId asked) {
        return room != null && room.booking() == BookingKind.PRE && room.room().equals(asked);
    }

    /** The move that a series asks for; a postponed one goes back to its date. */
    Optional<ActivityRescheduled> follow(ActivityId activity, TimeSlot to, SeriesPlan plan, @Nullable String reason) {
        return !postponed && to.equals(slot) && Objects.equals(plan.room(), room)
                ? Optional.empty()
                : Optional.of(new ActivityRescheduled(activity, to, slot, plan.room(), false, reason));
    }

    /** Whether it is as a series says, and no exception. */
    boolean isAs(SeriesPlan plan, LocalDate date) {
        return !postponed && slot.equals(plan.slotOn(date)) && Objects.equals(plan.room(), room);
    }

    boolean hasBegun(Instant at) {
        return !slot.start().isAfter(at);
    }

    /** The move that is asked for; of a postponed one also back to its date. */
    Optional<ActivityRescheduled> move(RescheduleActivity move, EventMetadata about) {
        TimeSlot asked = asked(move.slot(), about);
        RoomBooking moved = move.venueOpen() ? null : bookingOf(move.room());
        return !postponed && asked.equals(slot) && Objects.equals(moved, room)
                ? Optional.empty()
                : Optional.of(
                        new ActivityRescheduled(move.activity(), asked, slot, moved, move.venueOpen(), move.reason()));
    }

    /** Only imports can say "all day": for anyone else the same times leave that as it is. */
    private TimeSlot asked(TimeSlot said, EventMetadata about) {
        TimeSlot allDay = new TimeSlot(said.start(), said.end(), said.zone(), slot.allDay());
        return about.channel() != Channel.IMPORT && allDay.equals(slot) ? slot : said;
    }

    /** A move that names no room takes the present one along; one that names it leaves its booking as it is. */
    private @Nullable RoomBooking bookingOf(@Nullable RoomBooking asked) {
        return asked == null || (room != null && room.room().equals(asked.room())) ? room : asked;
    }

    Schedule after(ActivityRescheduled moved) {
        return new Schedule(quarter, moved.slot(), moved.room(), false, outOfHours);
    }

    Schedule asPostponed() {
        return new Schedule(quarter, slot, room, true, outOfHours);
    }

    /** With a binding room, or with none. */
    Schedule inRoom(@Nullable RoomId bound) {
        RoomBooking booking = bound == null ? null : new RoomBooking(bound, BookingKind.FIRM);
        return new Schedule(quarter, slot, booking, postponed, outOfHours);
    }

    Schedule noted(@Nullable OutOfHours found) {
        return new Schedule(quarter, slot, room, postponed, found);
    }
}
