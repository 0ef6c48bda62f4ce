package org.quartier.command.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quartier.command.activity.RepairCafe.*;

import org.axonframework.test.aggregate.ResultValidator;
import org.hamcrest.CustomMatcher;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quartier.command.activity.ActivityCommand.CancelActivity;
import org.quartier.command.activity.ActivityCommand.PublishActivity;
import org.quartier.command.activity.ActivityCommand.RescheduleActivity;
import org.quartier.kernel.event.ActivityEvent.ActivityPublished;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.value.TimeSlot;
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
    void toAnotherOrganisationItDoesNotExist() {
        ACTIVITY.given(PLANNED)
                .from(new OrganisationId("Other"))
                .when(new CancelActivity(CAFE, "x"))
                .expectNoEvents()
                .expectExceptionMessage("There is nothing here under this id.");
    }
}
