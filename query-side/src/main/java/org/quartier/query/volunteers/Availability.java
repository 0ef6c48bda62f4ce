package org.quartier.query.volunteers;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.web.Refusal;
import org.quartier.query.Days;

/**
 * When help is needed: on a day (then any time on that weekday will do), at an instant, or it does not matter. Both are
 * read in the zone of the volunteer's quarter.
 */
record Availability(@Nullable LocalDate day, @Nullable OffsetDateTime at) {

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
            if (availableOn.contains("T")) {
                // an unescaped + of an offset arrives as a space
                OffsetDateTime at = OffsetDateTime.parse(availableOn.replace(' ', '+'));
                Days.require("availableOn", at.getYear());
                Days.require(
                        "availableOn", at.withOffsetSameInstant(ZoneOffset.UTC).getYear());
                return new Availability(null, at);
            }
            LocalDate day = LocalDate.parse(availableOn);
            Days.require("availableOn", day);
            return new Availability(day, null);
        } catch (DateTimeParseException e) {
            throw Refusal.malformed("availableOn", "must be a date or an RFC 3339 time");
        }
    }
}
