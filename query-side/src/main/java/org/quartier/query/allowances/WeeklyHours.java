package org.quartier.query.allowances;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Approved hours on average: over the weeks from the first entry of a year, of which there is at least one.
 *
 * @param first null without any
 * @param last the last day that counts
 */
record WeeklyHours(long minutes, @Nullable LocalDate first, LocalDate last) {

    private static final int WEEK = 7;
    private static final int BESIDE_A_JOB = 14 * 60;

    /** Minutes a week, rounded down. */
    long average() {
        return minutes * WEEK / days();
    }

    /** More than 14 hours; exactly as many are not. */
    boolean isMoreThanBesideAJob() {
        return minutes * WEEK > BESIDE_A_JOB * days();
    }

    private long days() {
        return first == null ? WEEK : Math.max(WEEK, ChronoUnit.DAYS.between(first, last) + 1);
    }
}
