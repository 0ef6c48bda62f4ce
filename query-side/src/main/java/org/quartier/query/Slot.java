package org.quartier.query;

import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.value.TimeSlot;

/**
 * When, in the zone of the place, as it is answered.
 *
 * @param end null where none is known
 * @param allDay true, or absent
 */
public record Slot(
        OffsetDateTime start,
        @Nullable OffsetDateTime end,
        String zone,
        @Nullable Boolean allDay) {

    /** The same, as events have it. */
    public static Slot of(TimeSlot slot) {
        Instant end = slot.end();
        return new Slot(
                slot.start().atZone(slot.zone()).toOffsetDateTime(),
                end == null ? null : end.atZone(slot.zone()).toOffsetDateTime(),
                slot.zone().getId(),
                slot.allDay() ? true : null);
    }
}
