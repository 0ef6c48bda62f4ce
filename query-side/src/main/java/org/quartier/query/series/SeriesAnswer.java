package org.quartier.query.series;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.VenueId;
import org.quartier.kernel.value.ActivityKind;
import org.quartier.kernel.value.BookingKind;
import org.quartier.kernel.value.Capacity;
import org.quartier.kernel.value.SeriesTime;
import org.quartier.kernel.value.Visibility;

/**
 * A series as it is planned now.
 *
 * @param rule RRULE of RFC 5545
 * @param hours when an occurrence takes place, on the clocks of its zone
 * @param keyHolder by id, for those who plan and audit
 * @param published whether occurrences that are added are published as well
 * @param continues the series in whose place it goes on
 * @param continuedBy the series that goes on in its place
 * @param exceptions the dates on which an occurrence is something else than was planned for it
 * @param version its entity tag
 */
record SeriesAnswer(
        UUID id,
        UUID quarter,
        String rule,
        SeriesTime hours,
        ActivityKind kind,
        String title,
        @Nullable String description,
        @Nullable VenueId venue,
        @Nullable UUID room,
        @Nullable BookingKind booking,
        @Nullable String place,
        @Nullable String onlineLink,
        @Nullable String organiser,
        @Nullable String contact,
        @Nullable String audience,
        @Nullable String accessibility,
        List<String> languages,
        @Nullable PersonId keyHolder,
        @Nullable Capacity capacity,
        @Nullable Integer minimumParticipants,
        Visibility visibility,
        boolean published,
        @Nullable UUID continues,
        @Nullable UUID continuedBy,
        List<Item> occurrences,
        List<LocalDate> exceptions,
        long version) {

    /** How an occurrence is not as planned. */
    enum Exception {
        CHANGED,
        CANCELLED
    }

    /**
     * One occurrence.
     *
     * @param date the day that the rule gave, by which it is named
     * @param slot when it takes place now
     * @param state of its activity
     * @param exception null when it is as planned
     */
    record Item(
            LocalDate date,
            UUID activity,
            @JsonRawValue String slot,
            String state,
            @Nullable Exception exception) {}
}
