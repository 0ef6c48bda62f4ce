package org.quartier.command.imports;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.value.TimeSlot;

/** When a row says that something is: by day and times, or by start and end; by an end, or by how long it takes. */
final class RowTimes {

    private static final Duration LONGEST_NIGHT = Duration.ofHours(12);
    private static final BigDecimal SIXTY = BigDecimal.valueOf(60);
    private static final BigDecimal A_YEAR = BigDecimal.valueOf(366L * 24 * 60);

    private RowTimes() {}

    /** From when until when. */
    record Stretch(Instant start, Instant end) {}

    /** @throws UnreadableEntry when start or end is missing or cannot be read */
    static Stretch stretch(Row row, ZoneId zone) throws UnreadableEntry {
        LocalDate date = row.date(Column.DATE);
        Instant start = start(row, date, zone);
        if (start == null) {
            throw row.missing(date == null ? Column.START : Column.FROM);
        }
        Instant end = end(row, date == null ? day(start, zone) : date, start, zone);
        if (end == null) {
            end = after(row, start);
        }
        if (end == null) {
            throw row.missing(Column.TO);
        }
        return new Stretch(start, end);
    }

    /**
     * The slot of an activity. Without a time it is that of whole days, the last one included; without an end, or with one
     * that is the start, no end is known.
     *
     * @throws UnreadableEntry when it has no start, ends before it, or cannot be read
     */
    static TimeSlot slot(Row row, ZoneId zone) throws UnreadableEntry {
        LocalDate date = row.date(Column.DATE);
        LocalDate first = date == null ? dayAlone(row, Column.START) : date;
        Instant start = first == null || date != null ? start(row, date, zone) : null;
        if (start == null) {
            if (first == null) {
                throw row.missing(Column.START);
            }
            return wholeDays(row, first, zone);
        }
        Instant end = end(row, date == null ? day(start, zone) : date, start, zone);
        if (end == null) {
            end = after(row, start);
        }
        if (end == null) {
            LocalDate last = row.date(Column.END_DATE);
            LocalDate day = day(start, zone);
            end = last == null || !last.isAfter(day)
                    ? null
                    : last.plusDays(1).atStartOfDay(zone).toInstant();
            if (last != null && last.isBefore(day)) {
                throw row.wrong(Column.END_DATE, "is before the start");
            }
        }
        return new TimeSlot(start, start.equals(end) ? null : end, zone, false);
    }

    private static TimeSlot wholeDays(Row row, LocalDate first, ZoneId zone) throws UnreadableEntry {
        LocalDate last = row.date(Column.END_DATE);
        if (last == null) {
            last = dayAlone(row, Column.END);
        }
        if (row.text(Column.TO) != null) {
            throw row.wrong(Column.TO, "is a time, but the start has none");
        }
        if (last != null && last.isBefore(first)) {
            throw row.wrong(row.text(Column.END_DATE) == null ? Column.END : Column.END_DATE, "is before the start");
        }
        LocalDate after = (last == null ? first : last).plusDays(1);
        return new TimeSlot(
                first.atStartOfDay(zone).toInstant(), after.atStartOfDay(zone).toInstant(), zone, true);
    }

    private static @Nullable Instant start(Row row, @Nullable LocalDate date, ZoneId zone) throws UnreadableEntry {
        if (date == null) {
            return row.instant(Column.START, zone);
        }
        LocalTime from = row.time(row.text(Column.FROM) == null ? Column.START : Column.FROM);
        return from == null ? null : Cells.at(date, from, zone);
    }

    private static @Nullable Instant end(Row row, LocalDate date, Instant start, ZoneId zone) throws UnreadableEntry {
        String said = row.text(Column.END);
        if (said != null && Cells.time(said).isEmpty()) {
            Instant end = row.instant(Column.END, zone);
            if (end != null && end.isBefore(start)) {
                throw row.wrong(Column.END, "is before the start");
            }
            return end;
        }
        Column column = row.text(Column.TO) == null ? Column.END : Column.TO;
        LocalTime to = row.time(column);
        if (to == null) {
            return null;
        }
        LocalDate last = row.date(Column.END_DATE);
        Instant end = Cells.at(last == null ? date : last, to, zone);
        if (end.isBefore(start) && last == null) {
            end = Cells.at(date.plusDays(1), to, zone); // over midnight
            if (Duration.between(start, end).compareTo(LONGEST_NIGHT) > 0) {
                throw row.wrong(column, "is before the start");
            }
        }
        if (end.isBefore(start)) {
            throw row.wrong(column, "is before the start");
        }
        return end;
    }

    /** By how long it takes. */
    private static @Nullable Instant after(Row row, Instant start) throws UnreadableEntry {
        BigDecimal minutes = row.number(Column.MINUTES);
        if (minutes != null) {
            return start.plusSeconds(seconds(row, Column.MINUTES, minutes));
        }
        String said = row.text(Column.HOURS);
        if (said != null && said.matches("\\d{1,3}:[0-5]\\d")) {
            String[] parts = said.split(":", 2);
            return start.plus(Duration.ofMinutes(Long.parseLong(parts[0]) * 60 + Long.parseLong(parts[1])));
        }
        BigDecimal hours = row.number(Column.HOURS);
        return hours == null ? null : start.plusSeconds(seconds(row, Column.HOURS, hours.multiply(SIXTY)));
    }

    private static long seconds(Row row, Column column, BigDecimal minutes) throws UnreadableEntry {
        if (minutes.signum() < 0 || minutes.compareTo(A_YEAR) > 0) {
            throw row.wrong(column, "is negative, or longer than a year");
        }
        try {
            return minutes.multiply(SIXTY).longValueExact();
        } catch (ArithmeticException _) {
            throw row.wrong(column, "is not a number of whole minutes");
        }
    }

    private static @Nullable LocalDate dayAlone(Row row, Column column) {
        String said = row.text(column);
        return said == null ? null : Cells.date(said).orElse(null);
    }

    private static LocalDate day(Instant start, ZoneId zone) {
        return start.atZone(zone).toLocalDate();
    }
}
