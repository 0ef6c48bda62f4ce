package org.quartier.command.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quartier.command.activity.RepairCafe.*;

import java.util.List;
import org.axonframework.test.aggregate.ResultValidator;
import org.hamcrest.CustomMatcher;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quartier.command.Scenario;
import org.quartier.command.activity.ActivityCommand.CancelActivity;
import org.quartier.command.activity.ActivityCommand.ChangeActivity;
import org.quartier.command.activity.ActivityCommand.PublishActivity;
import org.quartier.command.activity.ActivityCommand.RescheduleActivity;
import org.quartier.kernel.event.ActivityEvent.ActivityChanged;
import org.quartier.kernel.event.ActivityEvent.ActivityPublished;
import org.quartier.kernel.event.ActivityEvent.ActivityRescheduled;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.value.ActivityDetails;
import org.quartier.kernel.value.ActivityKind;
import org.quartier.kernel.value.TimeSlot;
import org.quartier.kernel.value.Visibility;
import org.quartier.kernel.web.Refusal;
import org.quartier.kernel.web.Refusal.FieldError;

/** How an activity is planned and published. */
class ActivityTest {

    @Test
    void isPlanned() {
        ACTIVITY.then(plan(MAY_5, null), PLANNED);
    }

    @ParameterizedTest(name = "from 16:00 to {0}")
    @CsvSource({"2026-05-05T16:00:00Z", "2026-05-05T15:59:59Z"})
    @DisplayName("R-01 an activity ends after it starts")
    void endsBeforeItStarts(String end) {
        TimeSlot backward = slot("2026-05-05T16:00:00Z", end);
        ACTIVITY.refused(plan(backward, null), "R-01", "ends-after-it-starts");
        ACTIVITY.given(PLANNED)
                .refused(new RescheduleActivity(CAFE, backward, null, false, "x"), "R-01", "ends-after-it-starts");
    }

    @ParameterizedTest(name = "{0} places, {1} reserved")
    @CsvSource({"-1, 0", "10, -1", "10, 11", "1000001, 0"})
    @DisplayName("R-12 reserved places lie between none and all")
    void capacityOutOfBounds(int places, int reserved) {
        ACTIVITY.refused(plan(MAY_5, capacity(places, reserved)), "R-12", "capacity-out-of-bounds");
    }

    @ParameterizedTest(name = "{0} places, {1} reserved")
    @CsvSource({"0, 0", "10, 0", "10, 10", "1000000, 0"})
    @DisplayName("R-12 no places, none reserved and all reserved are possible")
    void capacityAtItsBounds(int places, int reserved) {
        ACTIVITY.when(plan(MAY_5, capacity(places, reserved))).expectSuccessfulHandlerExecution();
    }

    @Test
    @DisplayName("R-01 a complete activity is published, once")
    void published() {
        ACTIVITY.given(PLANNED).then(new PublishActivity(CAFE, null), new ActivityPublished(CAFE, null));
        ACTIVITY.given(PLANNED, new ActivityPublished(CAFE, null)).then(new PublishActivity(CAFE, null));
    }

    @Test
    @DisplayName("R-01 the refusal names every missing field at once")
    void incomplete() {
        ACTIVITY.given(planned(details("", null, null), null))
                .refused(new PublishActivity(CAFE, null), "R-01", "incomplete");
        ResultValidator<Activity> refusal =
                ACTIVITY.given(planned(details("", null, null), null)).when(new PublishActivity(CAFE, null));
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
    @DisplayName("R-01 what is published stays complete, also once it has taken place; a draft need not be")
    void staysComplete() {
        ActivityDetails bare = details("Repair café", null, null);
        ChangeActivity change = new ChangeActivity(CAFE, bare, MAY_5, HALL, null);
        Scenario<Activity> published = ACTIVITY.given(PLANNED, new ActivityPublished(CAFE, null));
        for (Scenario<Activity> each : List.of(published, published.given(POSTPONED), published.given(COMPLETED))) {
            each.refused(change, "R-01", "incomplete");
        }
        published.refused(new ChangeActivity(CAFE, bare, MAY_12, HALL, null), "R-01", "incomplete");
        ACTIVITY.given(PLANNED).then(change, new ActivityChanged(CAFE, bare, null));
    }

    @Test
    @DisplayName("R-01 what an import published keeps its place instead of a venue, whoever changes it")
    void staysPlaced() {
        Scenario<Activity> imported =
                ACTIVITY.given(planned(placed("Hall", "x"), null), new ActivityPublished(CAFE, "import"));
        imported.then(
                new ChangeActivity(CAFE, placed("Hall", "y"), MAY_5, null, null),
                new ActivityChanged(CAFE, placed("Hall", "y"), null));
        imported.refused(new ChangeActivity(CAFE, placed(null, "y"), MAY_5, null, null), "R-01", "incomplete");
    }

    private static ActivityDetails placed(@Nullable String place, String title) {
        return new ActivityDetails(
                ActivityKind.EVENT,
                title,
                null,
                null,
                place,
                null,
                "Demo",
                "the office",
                "all",
                "unknown",
                List.of(),
                null,
                null,
                Visibility.PUBLIC);
    }

    @Test
    @DisplayName("R-05 a move that leaves a published activity without a room is possible: its venue is open")
    void venueOpen() {
        ACTIVITY.given(PLANNED, new ActivityPublished(CAFE, null))
                .then(
                        new RescheduleActivity(CAFE, MAY_12, null, true, "heating"),
                        new ActivityRescheduled(CAFE, MAY_12, MAY_5, null, true, "heating"));
    }

    @Test
    void toAnotherOrganisationItDoesNotExist() {
        ACTIVITY.given(PLANNED)
                .from(new OrganisationId("Other"))
                .when(new CancelActivity(CAFE, "x"))
                .expectNoEvents()
                .expectExceptionMessage("There is nothing here under this id.");
    }
}
