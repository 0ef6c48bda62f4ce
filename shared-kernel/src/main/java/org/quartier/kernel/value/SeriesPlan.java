package org.quartier.kernel.value;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What each occurrence of a series is to be; one that is something else is an exception.
 *
 * @param room null when it takes none
 */
public record SeriesPlan(
        ActivityDetails details, SeriesTime time, @Nullable RoomBooking room) {

    /** When the occurrence of a day is to be. */
    public TimeSlot slotOn(LocalDate date) {
        return time.on(date);
    }
}
