package org.quartier.command.imports;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads dates, times and numbers as they are written in German and by ISO 8601. The two kinds of dates cannot be taken for
 * one another; of numbers {@code 1.234} can, so that a table decides as a whole ({@link Style}).
 */
final class Cells {

    private static final Pattern ISO_DATE = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})");
    private static final Pattern GERMAN_DATE = Pattern.compile("(\\d{1,2})\\.\\s?(\\d{1,2})\\.\\s?(\\d{4})");
    private static final Pattern TIME =
            Pattern.compile("(\\d{1,2})(?:[:.](\\d{2})(?::(\\d{2})(?:\\.0+)?)?)?(\\s?Uhr|\\s?h)?");
    private static final Pattern DATE_AND_TIME = Pattern.compile("(\\S*\\d{4}|\\d{4}-\\S+?)(?:T|,?\\s+)(\\S.*)");
    private static final Pattern WHOLE = Pattern.compile("[+-]?\\d+");
    private static final Pattern GERMAN = Pattern.compile("[+-]?(\\d{1,3}(\\.\\d{3})+|\\d+)(,\\d+)?");
    private static final Pattern ISO = Pattern.compile("[+-]?(\\d{1,3}(,\\d{3})+|\\d+)(\\.\\d+)?");
    private static final int FIRST_YEAR = 1800;
    private static final int LAST_YEAR = 2199;
    private static final int LONGEST = 40;

    private Cells() {}

    /** How a table writes its numbers. */
    enum Style {
        GERMAN,
        ISO,
        UNKNOWN
    }

    /** A day. */
    static Optional<LocalDate> date(String text) {
        Matcher iso = ISO_DATE.matcher(text);
        if (iso.matches()) {
            return date(iso.group(1), iso.group(2), iso.group(3));
        }
        Matcher german = GERMAN_DATE.matcher(text);
        return german.matches() ? date(german.group(3), german.group(2), german.group(1)) : Optional.empty();
    }

    private static Optional<LocalDate> date(String year, String month, String day) {
        try {
            LocalDate date = LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
            return date.getYear() < FIRST_YEAR || date.getYear() > LAST_YEAR ? Optional.empty() : Optional.of(date);
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    /** A time of day: 14:30, 14.30, 14 Uhr. */
    static Optional<LocalTime> time(String text) {
        Matcher time = TIME.matcher(text);
        if (text.length() > LONGEST || !time.matches() || (time.group(2) == null && time.group(4) == null)) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalTime.of(
                    Integer.parseInt(time.group(1)),
                    time.group(2) == null ? 0 : Integer.parseInt(time.group(2)),
                    time.group(3) == null ? 0 : Integer.parseInt(time.group(3))));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    /** A day and a time, with an offset where it has one, else in the zone of the quarter. */
    static Optional<Instant> instant(String text, ZoneId zone) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        Matcher both = DATE_AND_TIME.matcher(text);
        if (!both.matches()) {
            return Optional.empty();
        }
        Optional<LocalDate> date = date(both.group(1));
        if (date.isEmpty()) {
            return Optional.empty();
        }
        Optional<Instant> local = time(both.group(2)).map(time -> at(date.get(), time, zone));
        if (local.isPresent()) {
            return local;
        }
        try {
            return Optional.of(
                    OffsetDateTime.parse(date.get() + "T" + both.group(2)).toInstant());
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    /** A local time that does not exist moves forward by the gap, as R-03 has it. */
    static Instant at(LocalDate date, LocalTime time, ZoneId zone) {
        return date.atTime(time).atZone(zone).toInstant();
    }

    /** How a number must be written, if only one way is possible. */
    static Style style(String text) {
        boolean german = text.length() <= LONGEST && GERMAN.matcher(text).matches();
        boolean iso = text.length() <= LONGEST && ISO.matcher(text).matches();
        return german == iso ? Style.UNKNOWN : german ? Style.GERMAN : Style.ISO;
    }

    /** A number; nothing where it is none, or could be two. */
    static Optional<BigDecimal> number(String text, Style table) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        if (WHOLE.matcher(text).matches()) {
            return Optional.of(new BigDecimal(text));
        }
        Style own = style(text);
        Style style = own == Style.UNKNOWN ? table : own;
        if (style == Style.GERMAN && GERMAN.matcher(text).matches()) {
            return Optional.of(new BigDecimal(text.replace(".", "").replace(',', '.')));
        }
        return style == Style.ISO && ISO.matcher(text).matches()
                ? Optional.of(new BigDecimal(text.replace(",", "")))
                : Optional.empty();
    }
}
