package org.quartier.standalone.check;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.event.ActivityEvent;
import org.quartier.kernel.event.ActivityEvent.ActivityCancelled;
import org.quartier.kernel.event.ActivityEvent.ActivityChanged;
import org.quartier.kernel.event.ActivityEvent.ActivityCompleted;
import org.quartier.kernel.event.ActivityEvent.ActivityHoursNoted;
import org.quartier.kernel.event.ActivityEvent.ActivityPlanned;
import org.quartier.kernel.event.ActivityEvent.ActivityPostponed;
import org.quartier.kernel.event.ActivityEvent.ActivityPublished;
import org.quartier.kernel.event.ActivityEvent.ActivityRescheduled;
import org.quartier.kernel.event.ActivityEvent.EquipmentBooked;
import org.quartier.kernel.event.ActivityEvent.EquipmentReleased;
import org.quartier.kernel.event.ActivityEvent.ModeratorAccepted;
import org.quartier.kernel.event.ActivityEvent.ModeratorAssigned;
import org.quartier.kernel.event.ActivityEvent.ModeratorRefused;
import org.quartier.kernel.event.ActivityEvent.ModeratorReleased;
import org.quartier.kernel.event.ActivityEvent.PreBookingRejected;
import org.quartier.kernel.event.ActivityEvent.ProtectedContactAssessed;
import org.quartier.kernel.event.ActivityEvent.RoomBookingConfirmed;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.QuarterId;
import org.quartier.kernel.value.ActivityDetails;
import org.quartier.kernel.value.OutOfHours;
import org.quartier.kernel.value.RoomBooking;
import org.quartier.kernel.value.TimeSlot;

/** What the events say of the plans of activities. */
final class Activities {

    private final Map<ActivityId, State> states = new LinkedHashMap<>();

    /** One activity. */
    static final class State {
        final ActivityId id;
        final QuarterId quarter;
        final List<Long> events = new ArrayList<>();
        final Map<PersonId, Boolean> moderators = new LinkedHashMap<>();
        ActivityDetails details;
        TimeSlot slot;

        @Nullable
        RoomBooking room;

        @Nullable
        OutOfHours outOfHours;

        boolean published;
        boolean completed;
        boolean postponed;
        boolean cancelled;
        int sequence;

        private State(ActivityPlanned planned) {
            id = planned.activity();
            quarter = planned.quarter();
            details = planned.details();
            slot = planned.slot();
            room = planned.room();
        }

        /** Whether it counts: it was published, and is neither cancelled nor without a date. */
        boolean takesPlace() {
            return (published || completed) && !cancelled && !postponed;
        }

        /** In the words of the calendar. */
        String word() {
            if (cancelled) {
                return "CANCELLED";
            }
            if (completed) {
                return "COMPLETED";
            }
            if (postponed) {
                return "POSTPONED";
            }
            return published ? "PUBLISHED" : "DRAFT";
        }

        /** On which day it begins. */
        LocalDate day(ZoneId zone) {
            return slot.start().atZone(zone).toLocalDate();
        }

        Instant end() {
            return slot.endOrStart();
        }
    }

    Collection<State> all() {
        return states.values();
    }

    boolean knows(ActivityId activity) {
        return states.containsKey(activity);
    }

    State of(ActivityId activity) {
        return Objects.requireNonNull(states.get(activity));
    }

    /** The zone in which the days of an activity begin: that of its quarter. */
    static ZoneId zone(State activity, Map<QuarterId, ZoneId> quarters) {
        return quarters.getOrDefault(activity.quarter, activity.slot.zone());
    }

    void on(Fact fact) {
        if (!(fact.event() instanceof ActivityEvent event)) {
            return;
        }
        if (event instanceof ActivityPlanned planned) {
            states.put(planned.activity(), new State(planned));
        }
        if (!knows(event.activity())) {
            return; // it was planned later than is asked for
        }
        State state = of(event.activity());
        state.events.add(fact.position());
        switch (event) {
            case ActivityPlanned planned -> {}
            case ActivityChanged changed -> change(state, changed.details());
            case ActivityRescheduled moved -> move(state, moved);
            case RoomBookingConfirmed confirmed -> {}
            case PreBookingRejected rejected -> {
                state.room = null;
                state.sequence++;
            }
            case ActivityHoursNoted noted -> state.outOfHours = noted.outOfHours();
            case ActivityPublished published -> state.published = true;
            case ActivityPostponed postponed -> state.postponed = true;
            case ActivityCancelled cancelled -> state.cancelled = true;
            case ActivityCompleted completed -> state.completed = true;
            case ModeratorAssigned assigned -> state.moderators.put(assigned.person(), false);
            case ModeratorAccepted accepted -> state.moderators.put(accepted.person(), true);
            case ModeratorRefused refused -> state.moderators.remove(refused.person());
            case ModeratorReleased released -> state.moderators.remove(released.person());
            case ProtectedContactAssessed assessed -> {}
            case EquipmentBooked booked -> {}
            case EquipmentReleased released -> {}
        }
    }

    private static void change(State state, ActivityDetails after) {
        ActivityDetails before = state.details;
        boolean elsewhere = !Objects.equals(before.venue(), after.venue())
                || !Objects.equals(before.place(), after.place())
                || !Objects.equals(before.onlineLink(), after.onlineLink());
        state.sequence += elsewhere ? 1 : 0;
        state.details = after;
    }

    private static void move(State state, ActivityRescheduled moved) {
        boolean other = !moved.slot().equals(state.slot) || !Objects.equals(roomOf(moved.room()), roomOf(state.room));
        state.sequence += other ? 1 : 0;
        state.slot = moved.slot();
        state.room = moved.room();
        state.postponed = false;
    }

    private static @Nullable Object roomOf(@Nullable RoomBooking booking) {
        return booking == null ? null : booking.room();
    }
}
