package org.quartier.command.series;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.function.Supplier;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.QuarterId;
import org.quartier.kernel.id.SeriesId;
import org.quartier.kernel.value.ActivityDetails;
import org.quartier.kernel.value.Capacity;
import org.quartier.kernel.value.RoomBooking;
import org.quartier.kernel.value.SeriesPlan;
import org.quartier.kernel.value.SeriesTime;
import org.quartier.kernel.value.TimeSlot;

/** What can be asked of a series. */
sealed interface SeriesCommand {

    /** The series. */
    SeriesId series();

    /**
     * What an occurrence is to be.
     *
     * @param capacity null when anyone may come, or of a change when nothing is said about it
     */
    record Wish(
            QuarterId quarter,
            ActivityDetails details,
            TimeSlot slot,
            @Nullable RoomBooking room,
            @Nullable Capacity capacity) {

        private static final int FIRST_YEAR = 1900;
        private static final int LAST_YEAR = 9989; // the last occurrences are ten years later

        /** The same for every day, refused where its times fit no series. */
        SeriesPlan plan() {
            int year = slot.day().getYear();
            SeriesRule.DATE_OUT_OF_RANGE.require(year >= FIRST_YEAR && year <= LAST_YEAR);
            SeriesTime time = SeriesTime.of(slot);
            SeriesRule.ENDS_AFTER_IT_STARTS.require(time.goesForward());
            return new SeriesPlan(details, time, room);
        }
    }

    /**
     * Intend to hold it.
     *
     * @param wish the first occurrence, and an example of the others
     * @param skip days to leave out
     * @param ids of the activities
     */
    record PlanSeries(
            @TargetAggregateIdentifier SeriesId series,
            String rule,
            Wish wish,
            Set<LocalDate> skip,
            Supplier<ActivityId> ids)
            implements SeriesCommand {}

    /**
     * Become something else from an occurrence on, or there alone, or everywhere.
     *
     * @param date the day of the occurrence
     * @param wish what that occurrence becomes
     * @param rule null leaves it as it is
     * @param overrideReason why dates may be out of hours without the people that takes, or null
     * @param cancelled days on which an activity was cancelled: another rule may give them again
     * @param next the series that goes on, if one does
     * @param ids of activities that are added
     * @param recordedAt what has begun by then never changes, whatever the request says about the past
     */
    record ChangeSeries(
            @TargetAggregateIdentifier SeriesId series,
            LocalDate date,
            Scope scope,
            Wish wish,
            @Nullable String rule,
            boolean confirmRuleChange,
            @Nullable String reason,
            @Nullable String overrideReason,
            Set<LocalDate> cancelled,
            SeriesId next,
            Supplier<ActivityId> ids,
            Instant recordedAt)
            implements SeriesCommand {}

    /** Call occurrences off. */
    record CancelOccurrences(
            @TargetAggregateIdentifier SeriesId series, LocalDate date, Scope scope, String reason, Instant recordedAt)
            implements SeriesCommand {}

    /** Let it be seen. */
    record PublishSeries(
            @TargetAggregateIdentifier SeriesId series,
            @Nullable String overrideReason,
            Instant recordedAt) implements SeriesCommand {}

    /** Nothing but to be there, in the version that was asked for: something is about to be done by its dates. */
    record ConsultSeries(@TargetAggregateIdentifier SeriesId series) implements SeriesCommand {}
}
