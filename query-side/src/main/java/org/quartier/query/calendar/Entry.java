package org.quartier.query.calendar;

import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.value.TimeSlot;

/**
 * One activity as the calendar has it.
 *
 * @param moderators who leads it, by id, as a JSON array; null when nobody does
 * @param sequence how often its time or place changed
 * @param revisedAt when what a feed shows of it was last changed
 * @param version of the activity
 */
record Entry(
        UUID activity,
        String uid,
        UUID quarter,
        String kind,
        String title,
        @Nullable String description,
        @Nullable UUID venue,
        @Nullable String venueName,
        @Nullable UUID room,
        @Nullable String roomName,
        @Nullable String place,
        @Nullable String onlineLink,
        @Nullable String organiser,
        String visibility,
        TimeSlot slot,
        String state,
        @Nullable String moderators,
        int sequence,
        Instant revisedAt,
        long version) {

    /** After what the next page begins. */
    String key() {
        return slot.start() + " " + activity;
    }

    static TimeSlot slot(Instant start, @Nullable Instant end, String zone, boolean allDay) {
        return new TimeSlot(start, end, ZoneId.of(zone), allDay);
    }
}
