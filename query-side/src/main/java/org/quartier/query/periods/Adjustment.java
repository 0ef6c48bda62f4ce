package org.quartier.query.periods;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A change that was recorded after a period was closed and concerns it.
 *
 * @param position of its event in the log
 * @param type of its event, such as {@code hours.corrected}
 * @param period the closed one that it concerns
 * @param bookedIn the month in which it was recorded, which was open then
 * @param activity what it is about; or else
 * @param hourEntry what it is about
 * @param original where in the log stands what it changes, as it was reported; absent when nothing was
 * @param before what is different afterwards, figures and facts
 * @param after the same as it is since
 * @param delta by how much figures of the period differ
 * @param reason as it was given; only for those who see names, and not once the person it names is erased
 */
record Adjustment(
        long position,
        String type,
        String period,
        YearMonth bookedIn,
        @Nullable UUID activity,
        @Nullable UUID hourEntry,
        @Nullable UUID quarter,
        @Nullable String kind,
        @Nullable Long original,
        Map<String, Object> before,
        Map<String, Object> after,
        Map<String, Long> delta,
        @Nullable String reason,
        String actor,
        Instant happenedAt,
        Instant recordedAt) {

    /**
     * What a change says before anything is compared.
     *
     * @param was figures and facts before; a figure is a {@link Long}
     */
    record Change(
            long position,
            String type,
            @Nullable UUID activity,
            @Nullable UUID hourEntry,
            @Nullable UUID quarter,
            @Nullable String kind,
            @Nullable Long original,
            Map<String, @Nullable Object> was,
            Map<String, @Nullable Object> is,
            LocalDate bookedOn,
            String actor,
            Instant happenedAt,
            Instant recordedAt) {

        Adjustment of(String period) {
            return new Adjustment(
                    position,
                    type,
                    period,
                    YearMonth.from(bookedOn),
                    activity,
                    hourEntry,
                    quarter,
                    kind,
                    original,
                    differing(was, is),
                    differing(is, was),
                    delta(),
                    null,
                    actor,
                    happenedAt,
                    recordedAt);
        }

        private Map<String, Long> delta() {
            Map<String, Long> delta = new TreeMap<>();
            is.forEach((name, value) -> {
                long by = figure(value) - figure(was.get(name));
                if (by != 0) {
                    delta.put(name, by);
                }
            });
            return delta;
        }

        private static long figure(@Nullable Object value) {
            return value instanceof Long figure ? figure : 0;
        }

        private static Map<String, Object> differing(
                Map<String, @Nullable Object> these, Map<String, @Nullable Object> others) {
            Map<String, Object> differing = new TreeMap<>();
            these.forEach((name, value) -> {
                if (value != null && !Objects.equals(value, others.get(name))) {
                    differing.put(name, value);
                }
            });
            return differing;
        }
    }

    /** The same with what was given as its reason. */
    Adjustment because(@Nullable String given) {
        return new Adjustment(
                position,
                type,
                period,
                bookedIn,
                activity,
                hourEntry,
                quarter,
                kind,
                original,
                before,
                after,
                delta,
                given,
                actor,
                happenedAt,
                recordedAt);
    }
}
