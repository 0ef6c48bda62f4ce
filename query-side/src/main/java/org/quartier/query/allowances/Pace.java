package org.quartier.query.allowances;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Where a year is heading that goes on as it did until today. */
record Pace(long cents, LocalDate today) {

    /** What it comes to at the end of the year. */
    long atYearsEnd() {
        return Math.ceilDiv(cents * today.lengthOfYear(), today.getDayOfYear());
    }

    /** The day on which an amount is reached; null when that is not in this year. */
    @Nullable
    LocalDate reaches(long amount) {
        if (cents <= 0) {
            return null;
        }
        if (cents >= amount) {
            return today;
        }
        long day = Math.ceilDiv(amount * today.getDayOfYear(), cents);
        return day > today.lengthOfYear() ? null : today.withDayOfYear(Math.toIntExact(day));
    }
}
