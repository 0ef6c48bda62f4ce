package org.quartier.kernel.value;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A month, quarter of a year or year that is reported on: whole months, so that every period is made of them.
 *
 * @param name {@code 2026-06}, {@code 2026-Q2} or {@code 2026}
 */
public record ReportingPeriod(String name) implements Comparable<ReportingPeriod> {

    private static final Pattern SHAPE = Pattern.compile("(19[789]\\d|[2-9]\\d{3})(?:-(?:(0[1-9]|1[0-2])|Q([1-4])))?");
    private static final int MONTHS_OF_A_QUARTER = 3;
    private static final int MONTHS_OF_A_YEAR = 12;

    /** @throws IllegalArgumentException for another name, or a year before 1970 */
    public ReportingPeriod {
        if (!SHAPE.matcher(name).matches()) {
            throw new IllegalArgumentException("not a reporting period");
        }
    }

    /** The period of that name, or nothing when it names none. */
    public static Optional<ReportingPeriod> named(String name) {
        return SHAPE.matcher(name).matches() ? Optional.of(new ReportingPeriod(name)) : Optional.empty();
    }

    /** The first day. */
    public LocalDate from() {
        return first().atDay(1);
    }

    /** The first day after it. */
    public LocalDate to() {
        return first().plusMonths(length()).atDay(1);
    }

    /** When it is over in a zone: the first instant after it. */
    public Instant endIn(ZoneId zone) {
        return to().atStartOfDay(zone).toInstant();
    }

    /** Its months, the first one first. */
    public List<YearMonth> months() {
        return Stream.iterate(first(), month -> month.plusMonths(1))
                .limit(length())
                .toList();
    }

    private YearMonth first() {
        Matcher shape = shape();
        int year = Integer.parseInt(shape.group(1));
        if (shape.group(2) != null) {
            return YearMonth.of(year, Integer.parseInt(shape.group(2)));
        }
        int quarter = shape.group(3) == null ? 1 : Integer.parseInt(shape.group(3));
        return YearMonth.of(year, (quarter - 1) * MONTHS_OF_A_QUARTER + 1);
    }

    private int length() {
        Matcher shape = shape();
        if (shape.group(2) != null) {
            return 1;
        }
        return shape.group(3) == null ? MONTHS_OF_A_YEAR : MONTHS_OF_A_QUARTER;
    }

    private Matcher shape() {
        Matcher shape = SHAPE.matcher(name);
        if (!shape.matches()) {
            throw new IllegalStateException(name);
        }
        return shape;
    }

    /** By first day; of two that begin together the shorter one is first. */
    @Override
    public int compareTo(ReportingPeriod other) {
        int begin = from().compareTo(other.from());
        return begin == 0 ? Integer.compare(length(), other.length()) : begin;
    }

    @Override
    public String toString() {
        return name;
    }
}
