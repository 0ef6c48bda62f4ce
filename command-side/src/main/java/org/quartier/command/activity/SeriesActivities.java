package org.quartier.command.activity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.quartier.command.Commands;
import org.quartier.command.OccurringActivities;
import org.quartier.command.activity.ActivityCommand.CancelOccurrence;
import org.quartier.command.activity.ActivityCommand.ChangeOccurrence;
import org.quartier.command.activity.ActivityCommand.FollowSeries;
import org.quartier.command.activity.ActivityCommand.PlanActivity;
import org.quartier.command.activity.ActivityCommand.PublishActivity;
import org.quartier.kernel.event.SeriesEvent.OccurrenceChanged;
import org.quartier.kernel.id.QuarterId;
import org.quartier.kernel.store.EventMetadata;
import org.quartier.kernel.value.Capacity;
import org.quartier.kernel.value.Occurrence;
import org.quartier.kernel.value.SeriesPlan;
import org.springframework.stereotype.Component;

/** Asks the activities of a series; each has a UID of its own, which stays whatever becomes of its time. */
@Component
class SeriesActivities implements OccurringActivities {

    private static final String NAME = "activities-follow-series";

    private final Commands commands;

    SeriesActivities(Commands commands) {
        this.commands = commands;
    }

    @Override
    public void plan(
            Occurrence occurrence,
            QuarterId quarter,
            SeriesPlan plan,
            @Nullable Capacity capacity,
            EventMetadata cause) {
        commands.react(
                NAME,
                cause,
                new PlanActivity(
                        occurrence.activity(),
                        occurrence.activity() + "@quartier",
                        quarter,
                        plan.details(),
                        plan.slotOn(occurrence.date()),
                        plan.room(),
                        capacity));
    }

    @Override
    public void follow(Occurrence occurrence, Following following, EventMetadata cause) {
        commands.react(NAME, cause, new FollowSeries(occurrence.activity(), occurrence.date(), following));
    }

    @Override
    public void change(OccurrenceChanged change, Instant recordedAt, EventMetadata cause) {
        commands.react(
                NAME,
                cause,
                new ChangeOccurrence(
                        change.activity(),
                        change.details(),
                        change.slot(),
                        change.room(),
                        change.reason(),
                        change.overrideReason(),
                        recordedAt));
    }

    @Override
    public void cancel(
            Occurrence occurrence, String reason, boolean strictly, Instant recordedAt, EventMetadata cause) {
        commands.react(NAME, cause, new CancelOccurrence(occurrence.activity(), reason, strictly, recordedAt));
    }

    @Override
    public void publish(Occurrence occurrence, @Nullable String overrideReason, EventMetadata cause) {
        commands.react(NAME, cause, new PublishActivity(occurrence.activity(), overrideReason));
    }
}
