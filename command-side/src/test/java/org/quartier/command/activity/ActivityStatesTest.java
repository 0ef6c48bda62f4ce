package org.quartier.command.activity;

import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.quartier.command.Scenario;
import org.quartier.command.StateTable;
import org.quartier.command.activity.ActivityCommand.AcceptAssignment;
import org.quartier.command.activity.ActivityCommand.AssignModerator;
import org.quartier.command.activity.ActivityCommand.BookEquipment;
import org.quartier.command.activity.ActivityCommand.CancelActivity;
import org.quartier.command.activity.ActivityCommand.ChangeActivity;
import org.quartier.command.activity.ActivityCommand.CompleteActivity;
import org.quartier.command.activity.ActivityCommand.ConfirmRoom;
import org.quartier.command.activity.ActivityCommand.PostponeActivity;
import org.quartier.command.activity.ActivityCommand.PublishActivity;
import org.quartier.command.activity.ActivityCommand.RefuseAssignment;
import org.quartier.command.activity.ActivityCommand.RejectPreBooking;
import org.quartier.command.activity.ActivityCommand.ReleaseEquipment;
import org.quartier.command.activity.ActivityCommand.ReleaseModerator;
import org.quartier.command.activity.ActivityCommand.RescheduleActivity;
import org.quartier.kernel.event.ActivityEvent.ActivityCancelled;
import org.quartier.kernel.event.ActivityEvent.ActivityCompleted;
import org.quartier.kernel.event.ActivityEvent.ActivityPlanned;
import org.quartier.kernel.event.ActivityEvent.ActivityPostponed;
import org.quartier.kernel.event.ActivityEvent.ActivityPublished;
import org.quartier.kernel.event.ActivityEvent.ModeratorAssigned;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.EquipmentId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.QuarterId;
import org.quartier.kernel.id.RoomId;
import org.quartier.kernel.value.ActivityDetails;
import org.quartier.kernel.value.ActivityKind;
import org.quartier.kernel.value.BookingKind;
import org.quartier.kernel.value.ModeratorRole;
import org.quartier.kernel.value.RoomBooking;
import org.quartier.kernel.value.TimeSlot;
import org.quartier.kernel.value.Visibility;

class ActivityStatesTest {

    private static final ActivityId CAFE = ActivityId.next();
    private static final RoomId HALL = RoomId.next();
    private static final PersonId ANNA = PersonId.next();
    private static final PersonId BEN = PersonId.next();

    @Test
    void whichCommandIsPossibleInWhichState() {
        TimeSlot may5 = slot("2026-05-05T16:00:00Z", "2026-05-05T18:00:00Z");
        TimeSlot may12 = slot("2026-05-12T16:00:00Z", "2026-05-12T18:00:00Z");
        Scenario<Activity> draft = Scenario.of(Activity.class)
                .given(
                        new ActivityPlanned(CAFE, "uid", QuarterId.next(), details("Repair café"), may5, null, null),
                        new ModeratorAssigned(CAFE, ANNA, ModeratorRole.LEAD, null));
        Scenario<Activity> published =
                draft.given(new ActivityPublished(CAFE, null)).at(may5.start());
        Map<String, Scenario<Activity>> states = new LinkedHashMap<>();
        states.put("draft", draft);
        states.put("published", published.at(may5.start().minusSeconds(1)));
        states.put("published, begun", published);
        states.put("postponed draft", draft.given(new ActivityPostponed(CAFE, "rain")));
        states.put("postponed", published.given(new ActivityPostponed(CAFE, "rain")));
        states.put("completed", published.given(new ActivityCompleted(CAFE, null, null)));
        states.put("cancelled", published.given(new ActivityCancelled(CAFE, "rain")));

        states.put(
                "pre-booked",
                Scenario.of(Activity.class)
                        .given(
                                new ActivityPlanned(
                                        CAFE,
                                        "uid",
                                        QuarterId.next(),
                                        details("Repair café"),
                                        may5,
                                        new RoomBooking(HALL, BookingKind.PRE),
                                        null),
                                new ModeratorAssigned(CAFE, ANNA, ModeratorRole.LEAD, null)));

        Map<String, Object> commands = new LinkedHashMap<>();
        commands.put("describe anew", new ChangeActivity(CAFE, details("Sewing café"), may5, null, null));
        commands.put("describe with another date", new ChangeActivity(CAFE, details("x"), may12, null, null));
        commands.put("move", new RescheduleActivity(CAFE, may12, null, false, "heating"));
        commands.put("move to the same date", new RescheduleActivity(CAFE, may5, null, false, "heating"));
        commands.put("confirm the room", new ConfirmRoom(CAFE));
        commands.put("reject a pre-booking", new RejectPreBooking(CAFE, HALL, ActivityId.next()));
        commands.put("publish", new PublishActivity(CAFE, null));
        commands.put("postpone", new PostponeActivity(CAFE, "rain"));
        commands.put("cancel", new CancelActivity(CAFE, "rain"));
        commands.put("complete", new CompleteActivity(CAFE, null, null));
        commands.put("book equipment", new BookEquipment(CAFE, EquipmentId.next()));
        commands.put("release equipment", new ReleaseEquipment(CAFE, EquipmentId.next()));
        commands.put("assign someone", new AssignModerator(CAFE, BEN, ModeratorRole.CO, null));
        commands.put("assign the same again", new AssignModerator(CAFE, ANNA, ModeratorRole.LEAD, null));
        commands.put("assign in another role", new AssignModerator(CAFE, ANNA, ModeratorRole.CO, null));
        commands.put("accept", new AcceptAssignment(CAFE, ANNA));
        commands.put("accept for someone not assigned", new AcceptAssignment(CAFE, BEN));
        commands.put("refuse", new RefuseAssignment(CAFE, ANNA, null));
        commands.put("release", new ReleaseModerator(CAFE, ANNA, null));
        commands.put("release someone not assigned", new ReleaseModerator(CAFE, BEN, null));
        StateTable.check("Activity", states, commands);
    }

    private static TimeSlot slot(String start, String end) {
        return new TimeSlot(Instant.parse(start), Instant.parse(end), ZoneId.of("Europe/Berlin"), false);
    }

    private static ActivityDetails details(String title) {
        return new ActivityDetails(
                ActivityKind.WORKSHOP,
                title,
                null,
                null,
                null,
                "https://example.org",
                "Demo",
                "the office",
                "everyone",
                "unknown",
                List.of(),
                null,
                null,
                Visibility.PUBLIC);
    }
}
