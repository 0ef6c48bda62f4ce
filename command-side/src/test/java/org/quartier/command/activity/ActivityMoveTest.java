package org.quartier.command.activity;

import static org.quartier.command.activity.RepairCafe.*;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.quartier.command.activity.ActivityCommand.ChangeActivity;
import org.quartier.command.activity.ActivityCommand.PostponeActivity;
import org.quartier.command.activity.ActivityCommand.RescheduleActivity;
import org.quartier.kernel.event.ActivityEvent.ActivityChanged;
import org.quartier.kernel.event.ActivityEvent.ActivityPlanned;
import org.quartier.kernel.event.ActivityEvent.ActivityRescheduled;
import org.quartier.kernel.value.ActivityDetails;
import org.quartier.kernel.value.BookingKind;
import org.quartier.kernel.value.RoomBooking;
import org.quartier.kernel.value.TimeSlot;

/** How an activity moves, and how it is described anew. */
class ActivityMoveTest {

    @Test
    @DisplayName("R-05 a move takes the room along, and R-07 keeps the previous start")
    void moves() {
        ACTIVITY.given(PLANNED)
                .then(
                        new RescheduleActivity(CAFE, MAY_12, null, false, "heating"),
                        new ActivityRescheduled(CAFE, MAY_12, MAY_5, HALL, false, "heating"));
    }

    @Test
    @DisplayName("R-05 a move can name another room, or give up its own")
    void changesRoom() {
        ACTIVITY.given(PLANNED)
                .then(
                        new RescheduleActivity(CAFE, MAY_5, KITCHEN, false, "heating"),
                        new ActivityRescheduled(CAFE, MAY_5, MAY_5, KITCHEN, false, "heating"));
        ACTIVITY.given(PLANNED)
                .then(
                        new RescheduleActivity(CAFE, MAY_12, null, true, "heating"),
                        new ActivityRescheduled(CAFE, MAY_12, MAY_5, null, true, "heating"));
    }

    @Test
    @DisplayName("R-05 a move that names a pre-booked room leaves it pre-booked")
    void keepsItsPreBooking() {
        RoomBooking pre = new RoomBooking(HALL.room(), BookingKind.PRE);
        ACTIVITY.given(planned(COMPLETE, pre))
                .then(
                        new RescheduleActivity(CAFE, MAY_12, HALL, false, "x"),
                        new ActivityRescheduled(CAFE, MAY_12, MAY_5, pre, false, "x"));
    }

    @Test
    void aMoveToWhereItIsChangesNothing() {
        ACTIVITY.given(PLANNED).then(new RescheduleActivity(CAFE, MAY_5, HALL, false, "x"));
    }

    @Test
    void aChangeTellsMovesFromWords() {
        ActivityDetails renamed = details("Sewing café", COMPLETE.venue(), "the office");
        ACTIVITY.given(PLANNED).then(new ChangeActivity(CAFE, COMPLETE, MAY_5, HALL, null));
        ACTIVITY.given(PLANNED)
                .then(new ChangeActivity(CAFE, renamed, MAY_5, HALL, null), new ActivityChanged(CAFE, renamed, null));
        ACTIVITY.given(PLANNED)
                .then(
                        new ChangeActivity(CAFE, COMPLETE, MAY_5, null, null),
                        new ActivityRescheduled(CAFE, MAY_5, MAY_5, null, false, null));
        ACTIVITY.given(PLANNED)
                .then(
                        new ChangeActivity(CAFE, renamed, MAY_12, HALL, null),
                        new ActivityRescheduled(CAFE, MAY_12, MAY_5, HALL, false, null),
                        new ActivityChanged(CAFE, renamed, null));
    }

    @Test
    void onlyAnImportTakesBackThatItLastsAllDay() {
        TimeSlot wholeDay = new TimeSlot(MAY_5.start(), MAY_5.end(), BERLIN, true);
        ACTIVITY.given(new ActivityPlanned(CAFE, "x", COERDE, COMPLETE, wholeDay, HALL, null))
                .then(new ChangeActivity(CAFE, COMPLETE, MAY_5, HALL, null));
    }

    @Test
    @DisplayName("R-07 postponed keeps the original date, which the new one names as the previous")
    void postponedThenMoved() {
        ACTIVITY.given(PLANNED).then(new PostponeActivity(CAFE, "rain"), POSTPONED);
        ACTIVITY.given(PLANNED, POSTPONED)
                .then(
                        new RescheduleActivity(CAFE, MAY_12, null, false, "sun"),
                        new ActivityRescheduled(CAFE, MAY_12, MAY_5, HALL, false, "sun"));
    }

    @Test
    @DisplayName("R-07 a postponed activity can be held on its original date after all")
    void postponedThenBack() {
        ACTIVITY.given(PLANNED, POSTPONED)
                .then(
                        new RescheduleActivity(CAFE, MAY_5, null, false, "sun"),
                        new ActivityRescheduled(CAFE, MAY_5, MAY_5, HALL, false, "sun"));
    }
}
