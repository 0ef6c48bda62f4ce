package org.quartier.command.activity;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.quartier.command.activity.ActivityCommand.ChangeActivity;
import org.quartier.command.activity.ActivityCommand.RescheduleActivity;
import org.quartier.kernel.event.ActivityEvent.ActivityRescheduled;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.store.EventMetadata;
import org.quartier.kernel.value.Channel;
import org.quartier.kernel.value.RoomBooking;
import org.quartier.kernel.value.SeriesPlan;
import org.quartier.kernel.value.TimeSlot;

/**
 * When an activity is, and in which room; part of the snapshot.
 *
 * @param room null when it takes none
 * @param postponed whether it was taken off this date and has no new one yet
 */
record Schedule(TimeSlot slot, @Nullable RoomBooking room, boolean postponed) {

    /** The move that a new description asks for; one that names no room gives its own up. */
    Optional<ActivityRescheduled> change(ChangeActivity change, EventMetadata about) {
        TimeSlot asked = asked(change.slot(), about);
        return asked.equals(slot) && Objects.equals(change.room(), room)
                ? Optional.empty()
                : Optional.of(
                        new ActivityRescheduled(change.activity(), asked, slot, change.room(), false, change.reason()));
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

    Schedule asPostponed() {
        return new Schedule(slot, room, true);
    }
}
