package org.quartier.command;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.event.SeriesEvent.OccurrenceChanged;
import org.quartier.kernel.id.QuarterId;
import org.quartier.kernel.store.EventMetadata;
import org.quartier.kernel.value.Capacity;
import org.quartier.kernel.value.Occurrence;
import org.quartier.kernel.value.SeriesPlan;

/**
 * What a series asks of the activities that are its occurrences, in the transaction of its own event. {@code cause} is
 * what that event says about itself.
 */
public interface OccurringActivities {

    /** Plans the activity of an occurrence. */
    void plan(
            Occurrence occurrence,
            QuarterId quarter,
            SeriesPlan plan,
            @Nullable Capacity capacity,
            EventMetadata cause);

    /**
     * Lets activities follow a change of their series, as far as each does, in this order.
     *
     * @throws RuleViolation when one cannot; of those that would be out of hours it names the dates
     */
    void follow(List<Occurrence> occurrences, Following following, EventMetadata cause);

    /**
     * A change of a series.
     *
     * @param previous what the occurrences were to be: whatever is something else is an exception, and stays
     * @param exceptionsToo whether exceptions follow as well
     * @param overrideReason why those that are published may move out of hours without the people that takes, or null
     *     (R-09)
     * @param recordedAt what has begun by then stays as it is
     */
    record Following(
            SeriesPlan previous,
            SeriesPlan plan,
            boolean exceptionsToo,
            @Nullable String reason,
            @Nullable String overrideReason,
            Instant recordedAt) {}

    /**
     * Makes one activity something else.
     *
     * @throws RuleViolation when it has begun or is cancelled
     */
    void change(OccurrenceChanged change, Instant recordedAt, EventMetadata cause);

    /**
     * Cancels an activity.
     *
     * @param strictly whether one that has begun is refused; else it stays as it is
     */
    void cancel(Occurrence occurrence, String reason, boolean strictly, Instant recordedAt, EventMetadata cause);

    /**
     * Publishes activities.
     *
     * @throws RuleViolation when one cannot be; of those that are out of hours it names the dates
     */
    void publish(List<Occurrence> occurrences, @Nullable String overrideReason, EventMetadata cause);
}
