package org.quartier.command.imports;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAmount;
import net.fortuna.ical4j.model.TemporalAmountAdapter;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.value.TimeSlot;

/**
 * When an entry takes place. Equal start and end means that no end is known, on whole days that day; so does no end at
 * all. Times that name no zone, or UTC, belong to the quarter's zone.
 */
final class Slots {

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss").withResolverStyle(ResolverStyle.STRICT);
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2199;

    private Slots() {}

    private record Point(LocalDateTime local, ZoneId zone, boolean utc, boolean allDay) {

        Instant instant() {
            // a local time that does not exist moves forward by the gap, as R-03 has it
            return local.atZone(utc ? ZoneOffset.UTC : zone).toInstant();
        }
    }

    /** @throws UnreadableEntry when start and end make no slot */
    static TimeSlot of(Property start, @Nullable Property end, @Nullable Property duration, ZoneId quarter)
            throws UnreadableEntry {
        Point from = point(start, quarter);
        if (from.allDay()) {
            return wholeDays(from, end, duration, quarter);
        }
        Instant until = null;
        if (end != null) {
            until = point(end, quarter).instant();
        } else if (duration != null) {
            ZonedDateTime begin = from.instant().atZone(from.zone());
            until = plus(begin, duration).toInstant();
        }
        if (until != null && until.isBefore(from.instant())) {
            throw new UnreadableEntry("ends before it starts");
        }
        return new TimeSlot(from.instant(), from.instant().equals(until) ? null : until, from.zone(), false);
    }

    private static TimeSlot wholeDays(Point from, @Nullable Property end, @Nullable Property duration, ZoneId quarter)
            throws UnreadableEntry {
        LocalDate first = from.local().toLocalDate();
        LocalDate after = first;
        if (end != null) {
            after = point(end, quarter).local().toLocalDate();
        } else if (duration != null) {
            after = plus(first.atStartOfDay(quarter), duration).toLocalDate();
        }
        if (after.isBefore(first)) {
            throw new UnreadableEntry("ends before it starts");
        }
        if (after.equals(first)) {
            after = first.plusDays(1);
        }
        return new TimeSlot(
                first.atStartOfDay(quarter).toInstant(),
                after.atStartOfDay(quarter).toInstant(),
                quarter,
                true);
    }

    private static Point point(Property property, ZoneId quarter) throws UnreadableEntry {
        String value = property.value().strip();
        boolean utc = value.endsWith("Z");
        try {
            if (value.length() == 8) {
                return inRange(new Point(LocalDate.parse(value, DATE).atStartOfDay(), quarter, false, true), property);
            }
            LocalDateTime local = LocalDateTime.parse(utc ? value.substring(0, value.length() - 1) : value, TIME);
            return inRange(new Point(local, utc ? quarter : zone(property, quarter), utc, false), property);
        } catch (DateTimeException _) {
            throw new UnreadableEntry(property.name() + " is not a date or time");
        }
    }

    private static Point inRange(Point point, Property property) throws UnreadableEntry {
        int year = point.local().getYear();
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw new UnreadableEntry(property.name() + " is not in the years 1900 to 2199");
        }
        return point;
    }

    private static ZoneId zone(Property property, ZoneId quarter) throws UnreadableEntry {
        String tzid = property.parameters().get("TZID");
        if (tzid == null) {
            return quarter;
        }
        return Zones.of(tzid).orElseThrow(() -> new UnreadableEntry(property.name() + " has a TZID that is unknown"));
    }

    private static ZonedDateTime plus(ZonedDateTime start, Property duration) throws UnreadableEntry {
        try {
            TemporalAmount amount =
                    TemporalAmountAdapter.parse(duration.value().strip()).getDuration();
            ZonedDateTime end = amount instanceof Period days ? start.plus(days) : start.plus(amount);
            if (end.getYear() > LAST_YEAR) {
                throw new UnreadableEntry("DURATION ends after the year 2199");
            }
            return end;
        } catch (DateTimeException | ArithmeticException | IllegalArgumentException _) {
            throw new UnreadableEntry("DURATION is not a duration");
        }
    }
}
