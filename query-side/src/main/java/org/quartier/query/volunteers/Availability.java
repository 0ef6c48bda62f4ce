package org.quartier.query.volunteers;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.web.Refusal;

/**
 * When help is needed: on a day (then any time on that weekday will do), at an instant, or it does not matter. Both are
 * read in the zone of the volunteer's quarter.
 */
record Availability(@Nullable LocalDate day, @Nullable OffsetDateTime at) {

    private static final int FIRST_YEAR = 1;
    private static final int LAST_YEAR = 9_999;

    /**
     * Reads {@code availableOn}.
     *
     * @throws Refusal 400 when it is neither a date nor an RFC 3339 time
     */
    static Availability of(@Nullable String availableOn) {
        if (availableOn == null || availableOn.isBlank()) {
            return new Availability(null, null);
        }
        try {
            Availability asked = availableOn.contains("T")
                    // an unescaped + of an offset arrives as a space
                    ? new Availability(null, OffsetDateTime.parse(availableOn.replace(' ', '+')))
                    : new Availability(LocalDate.parse(availableOn), null);
            if (asked.year() < FIRST_YEAR || asked.year() > LAST_YEAR) {
                throw malformed();
            }
            return asked;
        } catch (DateTimeParseException e) {
            throw malformed();
        }
    }

    private int year() {
        return day != null ? day.getYear() : at != null ? at.getYear() : FIRST_YEAR;
    }

    private static Refusal malformed() {
        return Refusal.malformed("availableOn", "must be a date or an RFC 3339 time");
    }
}
