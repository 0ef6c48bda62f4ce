package org.quartier.command.activity;

import static org.quartier.command.activity.RepairCafe.ACTIVITY;
import static org.quartier.command.activity.RepairCafe.CAFE;
import static org.quartier.command.activity.RepairCafe.CANCELLED;
import static org.quartier.command.activity.RepairCafe.COMPLETE;
import static org.quartier.command.activity.RepairCafe.HALL;
import static org.quartier.command.activity.RepairCafe.KITCHEN;
import static org.quartier.command.activity.RepairCafe.MAY_12;
import static org.quartier.command.activity.RepairCafe.MAY_5;
import static org.quartier.command.activity.RepairCafe.POSTPONED;
import static org.quartier.command.activity.RepairCafe.planned;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.quartier.command.Scenario;
import org.quartier.command.activity.ActivityCommand.ChangeActivity;
import org.quartier.command.activity.ActivityCommand.ConfirmRoom;
import org.quartier.command.activity.ActivityCommand.RejectPreBooking;
import org.quartier.command.activity.ActivityCommand.RescheduleActivity;
import org.quartier.kernel.event.ActivityEvent.ActivityRescheduled;
import org.quartier.kernel.event.ActivityEvent.PreBookingRejected;
import org.quartier.kernel.event.ActivityEvent.RoomBookingConfirmed;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.value.BookingKind;
import org.quartier.kernel.value.RoomBooking;

class RoomConfirmationTest {

    private static final ActivityId OTHER = ActivityId.next();
    private static final RoomBooking PRE = new RoomBooking(HALL.room(), BookingKind.PRE);
    private static final RoomBookingConfirmed CONFIRMED = new RoomBookingConfirmed(CAFE, HALL.room());
    private static final RejectPreBooking REJECT = new RejectPreBooking(CAFE, HALL.room(), OTHER);
    private static final PreBookingRejected REJECTED = new PreBookingRejected(CAFE, HALL.room(), OTHER);

    private final Scenario<Activity> preBooked = ACTIVITY.given(planned(COMPLETE, PRE));

    @Test
    @DisplayName("R-04 a pre-booking is confirmed, once")
    void confirmed() {
        preBooked.then(new ConfirmRoom(CAFE), CONFIRMED);
        preBooked.given(CONFIRMED).then(new ConfirmRoom(CAFE));
        ACTIVITY.given(planned(COMPLETE, HALL)).then(new ConfirmRoom(CAFE));
    }

    @Test
    @DisplayName("R-04 to describe it anew with the same room, binding, confirms it as well")
    void confirmedByChange() {
        preBooked.then(new ChangeActivity(CAFE, COMPLETE, MAY_5, HALL, null), CONFIRMED);
        preBooked.then(
                new ChangeActivity(CAFE, COMPLETE, MAY_12, HALL, null),
                new ActivityRescheduled(CAFE, MAY_12, MAY_5, PRE, false, null),
                CONFIRMED);
    }

    @Test
    @DisplayName("R-04 without a room, or without a date, there is nothing to confirm")
    void nothingToConfirm() {
        ACTIVITY.given(planned(COMPLETE, null)).refused(new ConfirmRoom(CAFE), "R-04", "nothing-to-confirm");
        preBooked.given(REJECTED).refused(new ConfirmRoom(CAFE), "R-04", "nothing-to-confirm");
        preBooked.given(POSTPONED).refused(new ConfirmRoom(CAFE), "R-07", "needs-a-new-date");
        preBooked.given(CANCELLED).refused(new ConfirmRoom(CAFE), "R-07", "cancelled-is-final");
    }

    @Test
    @DisplayName("R-04 a pre-booking is rejected with the activity that was confirmed in its place")
    void rejected() {
        preBooked.then(REJECT, REJECTED);
        preBooked.given(REJECTED).then(REJECT);
        preBooked.given(CONFIRMED).then(REJECT);
        preBooked.given(CANCELLED).then(REJECT);
    }

    @Test
    @DisplayName("R-04 what has another room by now keeps it")
    void movedAway() {
        ActivityRescheduled moved = new ActivityRescheduled(CAFE, MAY_5, MAY_5, KITCHEN, false, null);
        preBooked.given(moved).then(REJECT);
    }

    @Test
    @DisplayName("R-05 whose pre-booking was rejected takes another room by a move")
    void anotherRoom() {
        preBooked
                .given(REJECTED)
                .then(
                        new RescheduleActivity(CAFE, MAY_5, KITCHEN, false, "found"),
                        new ActivityRescheduled(CAFE, MAY_5, MAY_5, KITCHEN, false, "found"));
    }
}
