package org.quartier.query;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.web.Refusal;

/** Days that can be asked for: those of the years 1 to 9999, which Java, PostgreSQL and JSON read alike. */
public final class Days {

    /** The zone in which a day is read where no quarter says another. */
    public static final ZoneId USUAL_ZONE = ZoneId.of("Europe/Berlin");

    private static final String NO_DATE = "must be a date such as 2026-05-05";
    private static final int FIRST_YEAR = 1;
    private static final int LAST_YEAR = 9_999;

    private Days() {}

    /** Whether something of that year can be asked for. */
    public static boolean include(int year) {
        return FIRST_YEAR <= year && year <= LAST_YEAR;
    }

    /**
     * Checks a day out of a query parameter; null asks for none.
     *
     * @throws Refusal 400 when it cannot be asked for
     */
    public static void require(String field, @Nullable LocalDate day) {
        if (day != null) {
            require(field, day.getYear());
        }
    }

    /**
     * Reads a day out of a query parameter.
     *
     * @throws Refusal 400 when it is none, or none that can be asked for
     */
    public static LocalDate read(String field, String text) {
        if (text.length() == "yyyy-mm-dd".length()) {
            try {
                LocalDate day = LocalDate.parse(text);
                require(field, day);
                return day;
            } catch (DateTimeParseException e) {
                throw Refusal.malformed(field, NO_DATE);
            }
        }
        throw Refusal.malformed(field, NO_DATE);
    }

    /**
     * Checks a year.
     *
     * @throws Refusal 400 when it cannot be asked for
     */
    public static void require(String field, int year) {
        if (!include(year)) {
            throw Refusal.malformed(field, "must be of the years " + FIRST_YEAR + " to " + LAST_YEAR);
        }
    }
}
