package org.quartier.query.statistic;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a figure may know. Of all that was said of something, the last in the log holds among what had happened by the end
 * of {@code asOf}, was recorded by the end of {@code knownAt} and stands in the log up to {@code upTo}. Days end in the
 * zone of the quarter. In the order of the log, because a correction that says since when it is true still corrects.
 *
 * @param asOf the day of which it is to be true; null for today
 * @param knownAt the day on which it was to be known; null for today
 * @param upTo the last position in the log that counts; {@link Long#MAX_VALUE} for all
 */
public record Knowledge(@Nullable LocalDate asOf, @Nullable LocalDate knownAt, long upTo) {

    /** All that is known now. */
    public static final Knowledge ALL = new Knowledge(null, null, Long.MAX_VALUE);
}
