package org.quartier.kernel.value;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * When something takes place: half-open, {@code [start, end)}, so touching is not overlapping.
 *
 * @param start the first instant
 * @param end the first instant after it, or null when no end is known (imports only)
 * @param zone the IANA zone of the place
 * @param allDay whether whole days are meant; start and end are then midnights in the zone
 */
public record TimeSlot(Instant start, @Nullable Instant end, ZoneId zone, boolean allDay) {

    private static final Duration NO_MOVE = Duration.ofMinutes(5);

    /** Whether the slot ends after it starts; a slot without a known end does. */
    public boolean isForward() {
        return end == null || end.isAfter(start);
    }

    /** Whether its start, or its end where both are known, is more than five minutes from where it was. */
    public boolean isMovedFrom(TimeSlot before) {
        return isFar(before.start(), start) || isFar(before.end(), end);
    }

    private static boolean isFar(@Nullable Instant before, @Nullable Instant now) {
        return before != null
                && now != null
                && Duration.between(before, now).abs().compareTo(NO_MOVE) > 0;
    }

    /** The end, or the start where none is known. */
    public Instant endOrStart() {
        return end == null ? start : end;
    }

    /** The day on which it starts, in the zone of the place. */
    public LocalDate day() {
        return start.atZone(zone).toLocalDate();
    }
}
