package org.quartier.command.activity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.quartier.command.Commands;
import org.quartier.command.OccurringActivities;
import org.quartier.command.RuleViolation;
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
import org.quartier.kernel.web.Refusal.FieldError;
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
    public void follow(List<Occurrence> occurrences, Following following, EventMetadata cause) {
        each(occurrences, occurrence -> new FollowSeries(occurrence.activity(), occurrence.date(), following), cause);
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
    public void publish(List<Occurrence> occurrences, @Nullable String overrideReason, EventMetadata cause) {
        each(occurrences, occurrence -> new PublishActivity(occurrence.activity(), overrideReason), cause);
    }

    /**
     * Asks each; dates that are out of hours are refused together and by name, since of a year's dates a few are. What
     * any other rule refuses is the same for all, or says what it collides with.
     */
    private void each(List<Occurrence> occurrences, Function<Occurrence, ActivityCommand> asked, EventMetadata cause) {
        List<FieldError> outOfHours = new ArrayList<>();
        for (Occurrence occurrence : occurrences) {
            try {
                commands.react(NAME, cause, asked.apply(occurrence));
            } catch (RuleViolation refused) {
                if (!refused.isOf(ActivityRule.OUT_OF_HOURS)) {
                    throw refused;
                }
                refused.errors().stream()
                        .map(error -> new FieldError(
                                "occurrences[%s].%s".formatted(occurrence.date(), error.field()), error.detail()))
                        .forEach(outOfHours::add);
            }
        }
        if (!outOfHours.isEmpty()) {
            outOfHours.sort(Comparator.comparing(FieldError::field));
            throw ActivityRule.OUT_OF_HOURS.violatedBy(outOfHours);
        }
    }
}
