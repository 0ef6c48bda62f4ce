package org.quartier.standalone.season;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.quartier.kernel.hours.WorkingHours;

/**
 * When a season is.
 *
 * @param today the last day; what happened, happened before it, and what lies ahead does so from the day after on
 * @param months how many, the one of today included
 */
public record Calendar(LocalDate today, int months) {

    static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    /** For how many weeks ahead is planned. */
    private static final int WEEKS_AHEAD = 8;

    private static final WorkingHours HOLIDAYS = new WorkingHours("NW", "Musterstadt", ZONE, List.of());

    /** The first day. */
    public LocalDate first() {
        return today.withDayOfMonth(1).minusMonths(months - 1L);
    }

    /** The day after the last one for which something is planned. */
    public LocalDate end() {
        return today.plusDays(1).plusWeeks(WEEKS_AHEAD);
    }

    /** Before it everything happened that is told. */
    Instant latest() {
        return at(today, LocalTime.MIDNIGHT);
    }

    boolean isPast(LocalDate day) {
        return day.isBefore(today);
    }

    /** How many days there are from the first one to yesterday. */
    int days() {
        return Math.toIntExact(today.toEpochDay() - first().toEpochDay());
    }

    /** Neither a Sunday nor a public holiday. */
    static boolean isWorkday(LocalDate day) {
        return !HOLIDAYS.on(day).isEmpty();
    }

    static Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(ZONE).toInstant();
    }

    static Instant at(LocalDate day, int hour) {
        return at(day, LocalTime.of(hour, 0));
    }
}
