package org.quartier.query.recognition;

import java.time.LocalDate;
import java.time.Year;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.quartier.query.recognition.Schemes.Scheme;

/**
 * How far a volunteer is with one scheme on a day.
 *
 * @param minutes approved time by calendar year
 * @param birthDate null where it is not known
 * @param paidFlat whether a flat allowance was paid in the year of the day
 */
record Progress(
        Scheme scheme,
        LocalDate day,
        Map<Integer, Long> minutes,
        @Nullable LocalDate birthDate,
        boolean paidFlat) {

    private static final int WEEK = 7;

    /** What is still in the way, the first of it. */
    enum Status {
        REACHED,
        EXCLUDED_BY_ALLOWANCE,
        TOO_YOUNG,
        HOURS_MISSING,
        YEARS_MISSING,
        AGE_UNKNOWN
    }

    Status status() {
        if (scheme.flatAllowanceExcludes() && paidFlat) {
            return Status.EXCLUDED_BY_ALLOWANCE;
        }
        LocalDate oldEnough = oldEnoughOn();
        if (oldEnough != null && day.isBefore(oldEnough)) {
            return Status.TOO_YOUNG;
        }
        if (!isMet(day.getYear())) {
            return Status.HOURS_MISSING;
        }
        if (yearsBefore() + 1 < scheme.years()) {
            return Status.YEARS_MISSING;
        }
        return scheme.minimumAge() != null && birthDate == null ? Status.AGE_UNKNOWN : Status.REACHED;
    }

    /** Approved time in the year of the day. */
    long approved() {
        return minutes.getOrDefault(day.getYear(), 0L);
    }

    /** What the year of the day still lacks, in minutes. */
    long missing() {
        return isMet(day.getYear()) ? 0 : scheme.minutesAYear() - approved();
    }

    /** How many years in a row had enough, the year of the day included if it has. */
    int yearsMet() {
        return yearsBefore() + (isMet(day.getYear()) ? 1 : 0);
    }

    /** The first year at whose end the card can be had, if each has enough from now on: not before the age is reached. */
    int earliestYear() {
        int enoughYears = day.getYear() + Math.max(0, scheme.years() - 1 - yearsBefore());
        LocalDate oldEnough = oldEnoughOn();
        return oldEnough == null ? enoughYears : Math.max(enoughYears, oldEnough.getYear());
    }

    /**
     * The day on which the minimum age is reached; null where there is none, or no birth date is known. Whoever was born
     * on 29 February is a year older on 1 March where there is no such day.
     */
    @Nullable
    LocalDate oldEnoughOn() {
        if (scheme.minimumAge() == null || birthDate == null) {
            return null;
        }
        LocalDate birthday = birthDate.plusYears(scheme.minimumAge());
        return birthday.getDayOfMonth() == birthDate.getDayOfMonth() ? birthday : birthday.plusDays(1);
    }

    /** The day on which the year has enough if it goes on like this; null when that is not in this year. */
    @Nullable
    LocalDate expectedOn() {
        if (missing() == 0 || approved() == 0) {
            return null;
        }
        long reached = Math.ceilDiv((long) scheme.minutesAYear() * day.getDayOfYear(), approved());
        return reached > day.lengthOfYear() ? null : day.withDayOfYear(Math.toIntExact(reached));
    }

    private int yearsBefore() {
        int years = 0;
        while (years < scheme.years() && isMet(day.getYear() - 1 - years)) {
            years++;
        }
        return years;
    }

    private boolean isMet(int year) {
        long approved = minutes.getOrDefault(year, 0L);
        int days = year == day.getYear()
                ? Math.max(WEEK, day.getDayOfYear())
                : Year.of(year).length();
        return approved >= scheme.minutesAYear()
                || scheme.minutesAWeek() != null && approved * WEEK >= (long) scheme.minutesAWeek() * days;
    }
}
