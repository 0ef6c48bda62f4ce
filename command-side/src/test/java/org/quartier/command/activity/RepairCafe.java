package org.quartier.command.activity;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quartier.command.Scenario;
import org.quartier.command.activity.ActivityCommand.PlanActivity;
import org.quartier.kernel.event.ActivityEvent.ActivityCancelled;
import org.quartier.kernel.event.ActivityEvent.ActivityCompleted;
import org.quartier.kernel.event.ActivityEvent.ActivityPlanned;
import org.quartier.kernel.event.ActivityEvent.ActivityPostponed;
import org.quartier.kernel.event.ActivityEvent.ModeratorAssigned;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.QuarterId;
import org.quartier.kernel.id.RoomId;
import org.quartier.kernel.id.VenueId;
import org.quartier.kernel.value.ActivityDetails;
import org.quartier.kernel.value.ActivityKind;
import org.quartier.kernel.value.BookingKind;
import org.quartier.kernel.value.Capacity;
import org.quartier.kernel.value.ModeratorRole;
import org.quartier.kernel.value.RoomBooking;
import org.quartier.kernel.value.TimeSlot;
import org.quartier.kernel.value.Visibility;
import org.quartier.kernel.value.WaitingListMode;
import org.quartier.kernel.value.WaitingListPolicy;

/** A repair café that is planned for 5 May 2026 in a hall, and what can become of it. */
final class RepairCafe {

    static final ActivityId CAFE = ActivityId.next();
    static final QuarterId COERDE = QuarterId.next();
    static final PersonId ANNA = PersonId.next();
    static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    static final TimeSlot MAY_5 = slot("2026-05-05T16:00:00Z", "2026-05-05T18:00:00Z");
    static final TimeSlot MAY_12 = slot("2026-05-12T16:00:00Z", "2026-05-12T18:00:00Z");
    static final RoomBooking HALL = new RoomBooking(RoomId.next(), BookingKind.FIRM);
    static final RoomBooking KITCHEN = new RoomBooking(RoomId.next(), BookingKind.FIRM);
    static final ActivityDetails COMPLETE = details("Repair café", VenueId.next(), "the office");

    static final Scenario<Activity> ACTIVITY = Scenario.of(Activity.class);
    static final ActivityPlanned PLANNED = planned(COMPLETE, HALL);
    static final ActivityCancelled CANCELLED = new ActivityCancelled(CAFE, "rain");
    static final ActivityPostponed POSTPONED = new ActivityPostponed(CAFE, "rain");
    static final ActivityCompleted COMPLETED = new ActivityCompleted(CAFE, null, null);
    static final ModeratorAssigned ASSIGNED = new ModeratorAssigned(CAFE, ANNA, ModeratorRole.LEAD, null);

    static TimeSlot slot(String start, @Nullable String end) {
        return new TimeSlot(Instant.parse(start), end == null ? null : Instant.parse(end), BERLIN, false);
    }

    static ActivityDetails details(String title, @Nullable VenueId venue, @Nullable String contact) {
        return new ActivityDetails(
                ActivityKind.WORKSHOP,
                title,
                null,
                venue,
                null,
                null,
                "Demo",
                contact,
                contact == null ? null : "everyone",
                contact == null ? null : "unknown",
                List.of("de"),
                null,
                null,
                Visibility.PUBLIC);
    }

    static ActivityPlanned planned(ActivityDetails details, @Nullable RoomBooking room) {
        return new ActivityPlanned(CAFE, CAFE + "@quartier", COERDE, details, MAY_5, room, null);
    }

    static PlanActivity plan(TimeSlot slot, @Nullable Capacity capacity) {
        return new PlanActivity(CAFE, CAFE + "@quartier", COERDE, COMPLETE, slot, HALL, capacity);
    }

    static Capacity capacity(int places, int reserved) {
        return new Capacity(places, reserved, WaitingListPolicy.STRICT, WaitingListMode.AUTO);
    }

    private RepairCafe() {}
}
