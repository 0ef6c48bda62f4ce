package org.quartier.command.activity;

import static org.quartier.command.activity.RepairCafe.*;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.quartier.command.activity.ActivityCommand.AcceptAssignment;
import org.quartier.command.activity.ActivityCommand.AssignModerator;
import org.quartier.command.activity.ActivityCommand.RefuseAssignment;
import org.quartier.command.activity.ActivityCommand.ReleaseModerator;
import org.quartier.kernel.event.ActivityEvent.ModeratorAccepted;
import org.quartier.kernel.event.ActivityEvent.ModeratorAssigned;
import org.quartier.kernel.event.ActivityEvent.ModeratorRefused;
import org.quartier.kernel.event.ActivityEvent.ModeratorReleased;
import org.quartier.kernel.value.ModeratorRole;

/** Who is bound to an activity, and what they answer: R-29. */
class AssignmentTest {

    @Test
    @DisplayName("R-29 one role per person and activity")
    void oneRole() {
        ACTIVITY.given(PLANNED).then(new AssignModerator(CAFE, ANNA, ModeratorRole.LEAD, null), ASSIGNED);
        ACTIVITY.given(PLANNED, ASSIGNED).then(new AssignModerator(CAFE, ANNA, ModeratorRole.LEAD, null));
        ACTIVITY.given(PLANNED, ASSIGNED)
                .refused(new AssignModerator(CAFE, ANNA, ModeratorRole.CO, null), "R-29", "one-role");
    }

    @Test
    @DisplayName("R-29 an assignment is accepted once, refused or released; afterwards there is none")
    void answers() {
        ModeratorAccepted accepted = new ModeratorAccepted(CAFE, ANNA);
        ModeratorRefused refused = new ModeratorRefused(CAFE, ANNA, "ill");
        ACTIVITY.given(PLANNED, ASSIGNED).then(new AcceptAssignment(CAFE, ANNA), accepted);
        ACTIVITY.given(PLANNED, ASSIGNED, accepted).then(new AcceptAssignment(CAFE, ANNA));
        ACTIVITY.given(PLANNED, ASSIGNED, accepted).then(new RefuseAssignment(CAFE, ANNA, "ill"), refused);
        ACTIVITY.given(PLANNED, ASSIGNED)
                .then(new ReleaseModerator(CAFE, ANNA, null), new ModeratorReleased(CAFE, ANNA, null));
        ACTIVITY.given(PLANNED, ASSIGNED, refused).then(new ReleaseModerator(CAFE, ANNA, null));
        ACTIVITY.given(PLANNED, ASSIGNED, refused)
                .when(new AcceptAssignment(CAFE, ANNA))
                .expectNoEvents()
                .expectExceptionMessage("There is nothing here under this id.");
        ACTIVITY.given(PLANNED, ASSIGNED, refused)
                .then(
                        new AssignModerator(CAFE, ANNA, ModeratorRole.CO, null),
                        new ModeratorAssigned(CAFE, ANNA, ModeratorRole.CO, null));
    }
}
