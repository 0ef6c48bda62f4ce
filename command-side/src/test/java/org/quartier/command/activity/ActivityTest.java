package org.quartier.command.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.axonframework.test.aggregate.ResultValidator;
import org.hamcrest.CustomMatcher;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quartier.command.Scenario;
import org.quartier.command.activity.ActivityCommand.AcceptAssignment;
import org.quartier.command.activity.ActivityCommand.AssignModerator;
import org.quartier.command.activity.ActivityCommand.CancelActivity;
import org.quartier.command.activity.ActivityCommand.ChangeActivity;
import org.quartier.command.activity.ActivityCommand.CompleteActivity;
import org.quartier.command.activity.ActivityCommand.PlanActivity;
import org.quartier.command.activity.ActivityCommand.PostponeActivity;
import org.quartier.command.activity.ActivityCommand.PublishActivity;
import org.quartier.command.activity.ActivityCommand.RefuseAssignment;
import org.quartier.command.activity.ActivityCommand.ReleaseModerator;
import org.quartier.command.activity.ActivityCommand.RescheduleActivity;
import org.quartier.kernel.event.ActivityEvent.ActivityCancelled;
import org.quartier.kernel.event.ActivityEvent.ActivityChanged;
import org.quartier.kernel.event.ActivityEvent.ActivityCompleted;
import org.quartier.kernel.event.ActivityEvent.ActivityPlanned;
import org.quartier.kernel.event.ActivityEvent.ActivityPostponed;
import org.quartier.kernel.event.ActivityEvent.ActivityPublished;
import org.quartier.kernel.event.ActivityEvent.ActivityRescheduled;
import org.quartier.kernel.event.ActivityEvent.ModeratorAccepted;
import org.quartier.kernel.event.ActivityEvent.ModeratorAssigned;
import org.quartier.kernel.event.ActivityEvent.ModeratorRefused;
import org.quartier.kernel.event.ActivityEvent.ModeratorReleased;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.OrganisationId;
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
import org.quartier.kernel.web.Refusal;
import org.quartier.kernel.web.Refusal.FieldError;

class ActivityTest {

    private static final ActivityId CAFE = ActivityId.next();
    private static final QuarterId COERDE = QuarterId.next();
    private static final PersonId ANNA = PersonId.next();
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final TimeSlot MAY_5 = slot("2026-05-05T16:00:00Z", "2026-05-05T18:00:00Z");
    private static final TimeSlot MAY_12 = slot("2026-05-12T16:00:00Z", "2026-05-12T18:00:00Z");
    private static final RoomBooking HALL = new RoomBooking(RoomId.next(), BookingKind.FIRM);
    private static final RoomBooking KITCHEN = new RoomBooking(RoomId.next(), BookingKind.FIRM);
    private static final ActivityDetails COMPLETE = details("Repair café", VenueId.next(), "the office");

    private final Scenario<Activity> activity = Scenario.of(Activity.class);
    private final ActivityPlanned planned = planned(COMPLETE, HALL);
    private final ActivityCancelled cancelled = new ActivityCancelled(CAFE, "rain");
    private final ActivityPostponed postponed = new ActivityPostponed(CAFE, "rain");
    private final ActivityCompleted completed = new ActivityCompleted(CAFE, null, null);
    private final ModeratorAssigned assigned = new ModeratorAssigned(CAFE, ANNA, ModeratorRole.LEAD, null);

    private static TimeSlot slot(String start, @Nullable String end) {
        return new TimeSlot(Instant.parse(start), end == null ? null : Instant.parse(end), BERLIN, false);
    }

    private static ActivityDetails details(String title, @Nullable VenueId venue, @Nullable String contact) {
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

    private static ActivityPlanned planned(ActivityDetails details, @Nullable RoomBooking room) {
        return new ActivityPlanned(CAFE, CAFE + "@quartier", COERDE, details, MAY_5, room, null);
    }

    private static PlanActivity plan(TimeSlot slot, @Nullable Capacity capacity) {
        return new PlanActivity(CAFE, CAFE + "@quartier", COERDE, COMPLETE, slot, HALL, capacity);
    }

    private static Capacity capacity(int places, int reserved) {
        return new Capacity(places, reserved, WaitingListPolicy.STRICT, WaitingListMode.AUTO);
    }

    @Test
    void isPlanned() {
        activity.then(plan(MAY_5, null), planned);
    }

    @ParameterizedTest(name = "from 16:00 to {0}")
    @CsvSource({"2026-05-05T16:00:00Z", "2026-05-05T15:59:59Z"})
    @DisplayName("R-01 an activity ends after it starts")
    void endsBeforeItStarts(String end) {
        TimeSlot backward = slot("2026-05-05T16:00:00Z", end);
        activity.refused(plan(backward, null), "R-01", "ends-after-it-starts");
        activity.given(planned)
                .refused(new RescheduleActivity(CAFE, backward, null, false, "x"), "R-01", "ends-after-it-starts");
    }

    @ParameterizedTest(name = "{0} places, {1} reserved")
    @CsvSource({"-1, 0", "10, -1", "10, 11", "1000001, 0"})
    @DisplayName("R-12 reserved places lie between none and all")
    void capacityOutOfBounds(int places, int reserved) {
        activity.refused(plan(MAY_5, capacity(places, reserved)), "R-12", "capacity-out-of-bounds");
    }

    @ParameterizedTest(name = "{0} places, {1} reserved")
    @CsvSource({"0, 0", "10, 0", "10, 10", "1000000, 0"})
    @DisplayName("R-12 no places, none reserved and all reserved are possible")
    void capacityAtItsBounds(int places, int reserved) {
        activity.when(plan(MAY_5, capacity(places, reserved))).expectSuccessfulHandlerExecution();
    }

    @Test
    @DisplayName("R-01 a complete activity is published, once")
    void published() {
        activity.given(planned).then(new PublishActivity(CAFE, null), new ActivityPublished(CAFE, null));
        activity.given(planned, new ActivityPublished(CAFE, null)).then(new PublishActivity(CAFE, null));
    }

    @Test
    @DisplayName("R-01 the refusal names every missing field at once")
    void incomplete() {
        activity.given(planned(details("", null, null), null))
                .refused(new PublishActivity(CAFE, null), "R-01", "incomplete");
        ResultValidator<Activity> refusal =
                activity.given(planned(details("", null, null), null)).when(new PublishActivity(CAFE, null));
        refusal.expectException(new CustomMatcher<Object>("names every field") {
            @Override
            public boolean matches(Object thrown) {
                assertThat(((Refusal) thrown).errors())
                        .extracting(FieldError::field)
                        .containsExactly("title", "venue", "contact", "audience", "accessibility");
                return true;
            }
        });
    }

    @Test
    @DisplayName("R-05 a move takes the room along, and R-07 keeps the previous start")
    void moves() {
        activity.given(planned)
                .then(
                        new RescheduleActivity(CAFE, MAY_12, null, false, "heating"),
                        new ActivityRescheduled(CAFE, MAY_12, MAY_5, HALL, false, "heating"));
    }

    @Test
    @DisplayName("R-05 a move can name another room, or give up its own")
    void changesRoom() {
        activity.given(planned)
                .then(
                        new RescheduleActivity(CAFE, MAY_5, KITCHEN, false, "heating"),
                        new ActivityRescheduled(CAFE, MAY_5, MAY_5, KITCHEN, false, "heating"));
        activity.given(planned)
                .then(
                        new RescheduleActivity(CAFE, MAY_12, null, true, "heating"),
                        new ActivityRescheduled(CAFE, MAY_12, MAY_5, null, true, "heating"));
    }

    @Test
    @DisplayName("R-05 a move that names a pre-booked room leaves it pre-booked")
    void keepsItsPreBooking() {
        RoomBooking pre = new RoomBooking(HALL.room(), BookingKind.PRE);
        activity.given(planned(COMPLETE, pre))
                .then(
                        new RescheduleActivity(CAFE, MAY_12, HALL, false, "x"),
                        new ActivityRescheduled(CAFE, MAY_12, MAY_5, pre, false, "x"));
    }

    @Test
    void aMoveToWhereItIsChangesNothing() {
        activity.given(planned).then(new RescheduleActivity(CAFE, MAY_5, HALL, false, "x"));
    }

    @Test
    void aChangeTellsMovesFromWords() {
        ActivityDetails renamed = details("Sewing café", COMPLETE.venue(), "the office");
        activity.given(planned).then(new ChangeActivity(CAFE, COMPLETE, MAY_5, HALL, null));
        activity.given(planned)
                .then(new ChangeActivity(CAFE, renamed, MAY_5, HALL, null), new ActivityChanged(CAFE, renamed, null));
        activity.given(planned)
                .then(
                        new ChangeActivity(CAFE, COMPLETE, MAY_5, null, null),
                        new ActivityRescheduled(CAFE, MAY_5, MAY_5, null, false, null));
        activity.given(planned)
                .then(
                        new ChangeActivity(CAFE, renamed, MAY_12, HALL, null),
                        new ActivityRescheduled(CAFE, MAY_12, MAY_5, HALL, false, null),
                        new ActivityChanged(CAFE, renamed, null));
    }

    @Test
    void onlyAnImportTakesBackThatItLastsAllDay() {
        TimeSlot wholeDay = new TimeSlot(MAY_5.start(), MAY_5.end(), BERLIN, true);
        activity.given(new ActivityPlanned(CAFE, "x", COERDE, COMPLETE, wholeDay, HALL, null))
                .then(new ChangeActivity(CAFE, COMPLETE, MAY_5, HALL, null));
    }

    @ParameterizedTest
    @CsvSource({"''", "' '"})
    @DisplayName("R-07 a cancellation needs a reason")
    void cancelsWithoutReason(String none) {
        activity.given(planned).refused(new CancelActivity(CAFE, none), "R-07", "reason-needed");
        activity.given(planned).refused(new PostponeActivity(CAFE, none), "R-07", "reason-needed");
    }

    @Test
    @DisplayName("R-07 cancelling again is quiet")
    void cancellingTwiceIsQuiet() {
        activity.given(planned).then(new CancelActivity(CAFE, "rain"), cancelled);
        activity.given(planned, cancelled).then(new CancelActivity(CAFE, "rain"));
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
            activity.given(planned, cancelled).refused(command, "R-07", "cancelled-is-final");
        }
    }

    @Test
    @DisplayName("R-07 postponed keeps the original date, which the new one names as the previous")
    void postponedThenMoved() {
        activity.given(planned).then(new PostponeActivity(CAFE, "rain"), postponed);
        activity.given(planned, postponed)
                .then(
                        new RescheduleActivity(CAFE, MAY_12, null, false, "sun"),
                        new ActivityRescheduled(CAFE, MAY_12, MAY_5, HALL, false, "sun"));
    }

    @Test
    @DisplayName("R-07 a postponed activity can be held on its original date after all")
    void postponedThenBack() {
        activity.given(planned, postponed)
                .then(
                        new RescheduleActivity(CAFE, MAY_5, null, false, "sun"),
                        new ActivityRescheduled(CAFE, MAY_5, MAY_5, HALL, false, "sun"));
    }

    @Test
    @DisplayName("R-07 a postponed activity is neither published nor completed without a new date")
    void postponedNeedsADate() {
        activity.given(planned, postponed).refused(new PublishActivity(CAFE, null), "R-07", "needs-a-new-date");
        activity.given(planned, postponed).refused(new CompleteActivity(CAFE, null, null), "R-07", "needs-a-new-date");
    }

    @Test
    @DisplayName("R-01, R-07 a published activity is completed from its start on, a draft never")
    void completes() {
        CompleteActivity complete = new CompleteActivity(CAFE, null, null);
        Scenario<Activity> published = activity.given(planned, new ActivityPublished(CAFE, null));
        published.at(MAY_5.start()).then(complete, completed);
        published.at(MAY_5.start().minusSeconds(1)).refused(complete, "R-07", "not-yet-begun");
        activity.given(planned).at(MAY_12.start()).refused(complete, "R-01", "not-published");
    }

    @Test
    @DisplayName("R-07 what took place is neither moved nor cancelled")
    void completedIsNotMoved() {
        for (Object command : List.of(
                new CancelActivity(CAFE, "x"),
                new PostponeActivity(CAFE, "x"),
                new RescheduleActivity(CAFE, MAY_12, null, false, "x"),
                new ChangeActivity(CAFE, COMPLETE, MAY_12, HALL, null))) {
            activity.given(planned, completed).refused(command, "R-07", "already-took-place");
        }
    }

    @Test
    @DisplayName("R-29 one role per person and activity")
    void oneRole() {
        activity.given(planned).then(new AssignModerator(CAFE, ANNA, ModeratorRole.LEAD, null), assigned);
        activity.given(planned, assigned).then(new AssignModerator(CAFE, ANNA, ModeratorRole.LEAD, null));
        activity.given(planned, assigned)
                .refused(new AssignModerator(CAFE, ANNA, ModeratorRole.CO, null), "R-29", "one-role");
    }

    @Test
    @DisplayName("R-29 an assignment is accepted once, refused or released; afterwards there is none")
    void answers() {
        ModeratorAccepted accepted = new ModeratorAccepted(CAFE, ANNA);
        ModeratorRefused refused = new ModeratorRefused(CAFE, ANNA, "ill");
        activity.given(planned, assigned).then(new AcceptAssignment(CAFE, ANNA), accepted);
        activity.given(planned, assigned, accepted).then(new AcceptAssignment(CAFE, ANNA));
        activity.given(planned, assigned, accepted).then(new RefuseAssignment(CAFE, ANNA, "ill"), refused);
        activity.given(planned, assigned)
                .then(new ReleaseModerator(CAFE, ANNA, null), new ModeratorReleased(CAFE, ANNA, null));
        activity.given(planned, assigned, refused).then(new ReleaseModerator(CAFE, ANNA, null));
        activity.given(planned, assigned, refused)
                .when(new AcceptAssignment(CAFE, ANNA))
                .expectNoEvents()
                .expectExceptionMessage("There is nothing here under this id.");
        activity.given(planned, assigned, refused)
                .then(
                        new AssignModerator(CAFE, ANNA, ModeratorRole.CO, null),
                        new ModeratorAssigned(CAFE, ANNA, ModeratorRole.CO, null));
    }

    @Test
    void toAnotherOrganisationItDoesNotExist() {
        activity.given(planned)
                .from(new OrganisationId("Other"))
                .when(new CancelActivity(CAFE, "x"))
                .expectNoEvents()
                .expectExceptionMessage("There is nothing here under this id.");
    }
}
