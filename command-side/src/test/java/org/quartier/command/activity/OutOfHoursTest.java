package org.quartier.command.activity;

import static org.quartier.command.activity.RepairCafe.ACTIVITY;
import static org.quartier.command.activity.RepairCafe.ANNA;
import static org.quartier.command.activity.RepairCafe.ASSIGNED;
import static org.quartier.command.activity.RepairCafe.BERLIN;
import static org.quartier.command.activity.RepairCafe.CAFE;
import static org.quartier.command.activity.RepairCafe.COERDE;
import static org.quartier.command.activity.RepairCafe.COMPLETE;
import static org.quartier.command.activity.RepairCafe.HALL;
import static org.quartier.command.activity.RepairCafe.MAY_5;
import static org.quartier.command.activity.RepairCafe.slot;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.quartier.command.Scenario;
import org.quartier.command.activity.ActivityCommand.ChangeActivity;
import org.quartier.command.activity.ActivityCommand.PlanActivity;
import org.quartier.command.activity.ActivityCommand.PublishActivity;
import org.quartier.command.activity.ActivityCommand.RescheduleActivity;
import org.quartier.kernel.event.ActivityEvent.ActivityHoursNoted;
import org.quartier.kernel.event.ActivityEvent.ActivityPlanned;
import org.quartier.kernel.event.ActivityEvent.ActivityPublished;
import org.quartier.kernel.event.ActivityEvent.ActivityRescheduled;
import org.quartier.kernel.event.ActivityEvent.ModeratorAssigned;
import org.quartier.kernel.hours.WorkingHours;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.value.ActivityDetails;
import org.quartier.kernel.value.ModeratorRole;
import org.quartier.kernel.value.OutOfHours;
import org.quartier.kernel.value.OutOfHours.Why;
import org.quartier.kernel.value.TimeSlot;
import org.quartier.kernel.value.WeeklyTime;

class OutOfHoursTest {

    private static final WorkingHours NINE_TO_SIX = new WorkingHours(
            "NW",
            "Münster",
            BERLIN,
            Stream.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY)
                    .map(day -> new WeeklyTime(day, LocalTime.of(9, 0), LocalTime.of(18, 0)))
                    .toList());
    private static final PersonId BEN = PersonId.next();

    /** From 18:00 to 20:00 in Berlin, on a Tuesday. */
    private static final OutOfHours EVENING = new OutOfHours(Why.OUTSIDE_WORKING_HOURS, 120);

    private static final ActivityHoursNoted NOTED = new ActivityHoursNoted(CAFE, EVENING, null);
    private static final TimeSlot AFTERNOON = slot("2026-05-05T14:00:00Z", "2026-05-05T16:00:00Z");
    private static final TimeSlot SUNDAY = slot("2026-05-10T12:00:00Z", "2026-05-10T13:00:00Z");
    private static final OutOfHours AN_HOUR_ON_SUNDAY = new OutOfHours(Why.SUNDAY, 60);

    private final Scenario<Activity> coerde = ACTIVITY.in(NINE_TO_SIX);

    private static ActivityDetails with(@Nullable PersonId keyHolder) {
        return new ActivityDetails(
                COMPLETE.kind(),
                COMPLETE.title(),
                null,
                COMPLETE.venue(),
                null,
                null,
                COMPLETE.organiser(),
                COMPLETE.contact(),
                COMPLETE.audience(),
                COMPLETE.accessibility(),
                List.of("de"),
                keyHolder,
                null,
                COMPLETE.visibility());
    }

    private static ActivityPlanned planned(@Nullable PersonId keyHolder, TimeSlot slot) {
        return new ActivityPlanned(CAFE, CAFE + "@quartier", COERDE, with(keyHolder), slot, HALL, null);
    }

    private static PlanActivity plan(TimeSlot slot) {
        return new PlanActivity(CAFE, CAFE + "@quartier", COERDE, with(null), slot, HALL, null);
    }

    private static ModeratorAssigned assigned(PersonId person) {
        return new ModeratorAssigned(CAFE, person, ModeratorRole.CO, null);
    }

    @Test
    @DisplayName("R-09 what is planned out of hours is noted, with why and for how long; within them nothing is")
    void noted() {
        coerde.then(plan(MAY_5), planned(null, MAY_5), NOTED);
        coerde.then(plan(AFTERNOON), planned(null, AFTERNOON));
        coerde.then(plan(SUNDAY), planned(null, SUNDAY), new ActivityHoursNoted(CAFE, AN_HOUR_ON_SUNDAY, null));
    }

    @Test
    @DisplayName("R-09 out of hours a publication needs a key holder and two people")
    void refusedWithoutPeople() {
        PublishActivity publish = new PublishActivity(CAFE, null);
        coerde.given(planned(null, MAY_5), NOTED).refused(publish, "R-09", "out-of-hours");
        coerde.given(planned(ANNA, MAY_5), NOTED).refused(publish, "R-09", "out-of-hours");
        coerde.given(planned(ANNA, MAY_5), NOTED, ASSIGNED).refused(publish, "R-09", "out-of-hours");
        coerde.given(planned(null, MAY_5), NOTED, ASSIGNED, assigned(BEN)).refused(publish, "R-09", "out-of-hours");
    }

    @Test
    @DisplayName("R-09 the key holder counts as one of the two if they are staff or a volunteer")
    void publishedWithPeople() {
        ActivityPublished published = new ActivityPublished(CAFE, null);
        PublishActivity publish = new PublishActivity(CAFE, null);
        Scenario<Activity> heldByBen = coerde.given(planned(BEN, MAY_5), NOTED, ASSIGNED);
        heldByBen.then(publish, published);
        heldByBen.helpedBy().refused(publish, "R-09", "out-of-hours"); // Ben is a resident
        coerde.given(planned(ANNA, MAY_5), NOTED, ASSIGNED, assigned(BEN)).then(publish, published);
    }

    @Test
    @DisplayName("R-09 who has signed up for one of its shifts counts as well as moderators, the same person once")
    void helpersCount() {
        ActivityPublished published = new ActivityPublished(CAFE, null);
        PublishActivity publish = new PublishActivity(CAFE, null);
        Scenario<Activity> alone = coerde.given(planned(ANNA, MAY_5), NOTED);
        alone.helpedBy(ANNA).refused(publish, "R-09", "out-of-hours");
        alone.helpedBy(BEN).refused(publish, "R-09", "out-of-hours"); // Anna is a resident
        alone.helpedBy(ANNA, BEN).then(publish, published);
        coerde.given(planned(null, MAY_5), NOTED)
                .helpedBy(ANNA, BEN)
                .refused(publish, "R-09", "out-of-hours"); // without a key holder
        coerde.given(planned(ANNA, AFTERNOON), published)
                .helpedBy(ANNA, BEN)
                .then(
                        new RescheduleActivity(CAFE, SUNDAY, null, false, "heating"),
                        new ActivityRescheduled(CAFE, SUNDAY, AFTERNOON, HALL, false, "heating"),
                        new ActivityHoursNoted(CAFE, AN_HOUR_ON_SUNDAY, null));
    }

    @Test
    @DisplayName("R-09 an override with a reason takes the place of both")
    void override() {
        coerde.given(planned(null, MAY_5), NOTED)
                .then(
                        new PublishActivity(CAFE, "the fire brigade opens"),
                        new ActivityPublished(CAFE, "the fire brigade opens"));
    }

    @Test
    @DisplayName("R-09 within working hours, until they end, nobody is asked for")
    void touching() {
        coerde.given(planned(null, AFTERNOON)).then(new PublishActivity(CAFE, null), new ActivityPublished(CAFE, null));
    }

    @Test
    @DisplayName("R-09 the working hours at publication count, and what was noted before is put right")
    void hoursChanged() {
        coerde.given(planned(null, AFTERNOON), NOTED)
                .then(
                        new PublishActivity(CAFE, null),
                        new ActivityPublished(CAFE, null),
                        new ActivityHoursNoted(CAFE, null, null));
    }

    @Test
    @DisplayName("R-09 a published activity moves out of hours only with its people or an override; a draft is free to")
    void moved() {
        ActivityRescheduled moved = new ActivityRescheduled(CAFE, SUNDAY, AFTERNOON, HALL, false, "heating");
        ActivityHoursNoted sunday = new ActivityHoursNoted(CAFE, AN_HOUR_ON_SUNDAY, null);
        RescheduleActivity move = new RescheduleActivity(CAFE, SUNDAY, null, false, "heating");
        Scenario<Activity> published = coerde.given(planned(null, AFTERNOON), new ActivityPublished(CAFE, null));
        published.refused(move, "R-09", "out-of-hours");
        published.refused(new ChangeActivity(CAFE, with(null), SUNDAY, HALL, null), "R-09", "out-of-hours");
        published.then(
                new RescheduleActivity(CAFE, SUNDAY, null, false, "heating", "the choir stays"),
                moved,
                new ActivityHoursNoted(CAFE, AN_HOUR_ON_SUNDAY, "the choir stays"));
        coerde.given(planned(BEN, AFTERNOON), new ActivityPublished(CAFE, null), ASSIGNED)
                .then(move, moved, sunday);
        coerde.given(planned(null, AFTERNOON)).then(move, moved, sunday);
    }

    @Test
    @DisplayName("R-09 what moves back into working hours is out of hours no longer")
    void back() {
        coerde.given(planned(null, MAY_5), NOTED)
                .then(
                        new RescheduleActivity(CAFE, AFTERNOON, null, false, "heating"),
                        new ActivityRescheduled(CAFE, AFTERNOON, MAY_5, HALL, false, "heating"),
                        new ActivityHoursNoted(CAFE, null, null));
    }
}
