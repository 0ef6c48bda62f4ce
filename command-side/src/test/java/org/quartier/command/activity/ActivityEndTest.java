package org.quartier.command.activity;

import static org.quartier.command.activity.RepairCafe.*;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quartier.command.Scenario;
import org.quartier.command.activity.ActivityCommand.AssignModerator;
import org.quartier.command.activity.ActivityCommand.CancelActivity;
import org.quartier.command.activity.ActivityCommand.ChangeActivity;
import org.quartier.command.activity.ActivityCommand.CompleteActivity;
import org.quartier.command.activity.ActivityCommand.PostponeActivity;
import org.quartier.command.activity.ActivityCommand.PublishActivity;
import org.quartier.command.activity.ActivityCommand.ReleaseModerator;
import org.quartier.command.activity.ActivityCommand.RescheduleActivity;
import org.quartier.kernel.event.ActivityEvent.ActivityPublished;
import org.quartier.kernel.value.ModeratorRole;

/** How an activity ends: cancelled, postponed or completed. */
class ActivityEndTest {

    @ParameterizedTest
    @CsvSource({"''", "' '"})
    @DisplayName("R-07 a cancellation needs a reason")
    void cancelsWithoutReason(String none) {
        ACTIVITY.given(PLANNED).refused(new CancelActivity(CAFE, none), "R-07", "reason-needed");
        ACTIVITY.given(PLANNED).refused(new PostponeActivity(CAFE, none), "R-07", "reason-needed");
    }

    @Test
    @DisplayName("R-07 cancelling again is quiet")
    void cancellingTwiceIsQuiet() {
        ACTIVITY.given(PLANNED).then(new CancelActivity(CAFE, "rain"), CANCELLED);
        ACTIVITY.given(PLANNED, CANCELLED).then(new CancelActivity(CAFE, "rain"));
    }

    @Test
    @DisplayName("R-07 cancelled is final")
    void cancelledIsFinal() {
        for (Object command : List.of(
                new ChangeActivity(CAFE, COMPLETE, MAY_5, HALL, null),
                new RescheduleActivity(CAFE, MAY_12, null, false, "x"),
                new PublishActivity(CAFE, null),
                new PostponeActivity(CAFE, "x"),
                new CompleteActivity(CAFE, null, null),
                new AssignModerator(CAFE, ANNA, ModeratorRole.LEAD, null),
                new ReleaseModerator(CAFE, ANNA, null))) {
            ACTIVITY.given(PLANNED, CANCELLED).refused(command, "R-07", "cancelled-is-final");
        }
    }

    @Test
    @DisplayName("R-07 a postponed activity is neither published nor completed without a new date")
    void postponedNeedsADate() {
        ACTIVITY.given(PLANNED, POSTPONED).refused(new PublishActivity(CAFE, null), "R-07", "needs-a-new-date");
        ACTIVITY.given(PLANNED, POSTPONED).refused(new CompleteActivity(CAFE, null, null), "R-07", "needs-a-new-date");
    }

    @Test
    @DisplayName("R-01, R-07 a published activity is completed from its start on, a draft never")
    void completes() {
        CompleteActivity complete = new CompleteActivity(CAFE, null, null);
        Scenario<Activity> published = ACTIVITY.given(PLANNED, new ActivityPublished(CAFE, null));
        published.at(MAY_5.start()).then(complete, COMPLETED);
        published.at(MAY_5.start().minusSeconds(1)).refused(complete, "R-07", "not-yet-begun");
        ACTIVITY.given(PLANNED).at(MAY_12.start()).refused(complete, "R-01", "not-published");
    }

    @Test
    @DisplayName("R-07 what took place is neither moved nor cancelled")
    void completedIsNotMoved() {
        for (Object command : List.of(
                new CancelActivity(CAFE, "x"),
                new PostponeActivity(CAFE, "x"),
                new RescheduleActivity(CAFE, MAY_12, null, false, "x"),
                new ChangeActivity(CAFE, COMPLETE, MAY_12, HALL, null))) {
            ACTIVITY.given(PLANNED, COMPLETED).refused(command, "R-07", "already-took-place");
        }
    }
}
