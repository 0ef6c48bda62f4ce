package org.quartier.kernel.value;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * The hours of a series, as clocks on the wall show them, so that "weekly at 18:00" stays 18:00 over daylight-saving
 * changes.
 *
 * @param nights how many midnights lie between start and end
 */
public record SeriesTime(LocalTime start, LocalTime end, int nights, ZoneId zone) {

    /** The hours of a slot with a known end. */
    public static SeriesTime of(TimeSlot slot) {
        ZonedDateTime start = slot.start().atZone(slot.zone());
        ZonedDateTime end = Objects.requireNonNull(slot.end()).atZone(slot.zone());
        return new SeriesTime(
                start.toLocalTime(),
                end.toLocalTime(),
                (int) ChronoUnit.DAYS.between(start.toLocalDate(), end.toLocalDate()),
                slot.zone());
    }

    /** Whether the end is later than the start on the wall. */
    public boolean goesForward() {
        return nights > 0 || nights == 0 && end.isAfter(start);
    }

    /**
     * The slot on a day. Of an hour that comes twice the first one is meant. A start that does not exist moves forward by
     * the gap, and the end with it; an end alone that does not exist does the same.
     */
    public TimeSlot on(LocalDate date) {
        LocalDateTime from = date.atTime(start);
        LocalDateTime to = date.plusDays(nights).atTime(end);
        ZonedDateTime begins = from.atZone(zone);
        Instant ends = begins.toLocalDateTime().equals(from)
                ? to.atZone(zone).toInstant()
                : begins.plus(ChronoUnit.SECONDS.between(from, to), ChronoUnit.SECONDS)
                        .toInstant();
        return new TimeSlot(begins.toInstant(), ends, zone, false);
    }
}
