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
 * @param series of which it is an occurrence
 * @param sequence how often its time or place changed
 * @param previousStart when it was to begin before it was last moved
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
        boolean outOfHours,
        @Nullable String moderators,
        @Nullable UUID series,
        int sequence,
        @Nullable Instant previousStart,
        Instant revisedAt,
        long version) {

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999Z");

    /** By what entries are sorted, and after what the next page begins. */
    record Key(Instant start, UUID activity) {

        /** Reads its text; a time that the database does not know is none. */
        static Key parse(String text) {
            String[] parts = text.split(" ", 2);
            Instant start = Instant.parse(parts[0]);
            if (parts.length < 2 || start.isBefore(FIRST) || start.isAfter(LAST)) {
                throw new IllegalArgumentException(text);
            }
            return new Key(start, UUID.fromString(parts[1]));
        }

        @Override
        public String toString() {
            return start + " " + activity;
        }
    }

    Key key() {
        return new Key(slot.start(), activity);
    }

    static TimeSlot slot(Instant start, @Nullable Instant end, String zone, boolean allDay) {
        return new TimeSlot(start, end, ZoneId.of(zone), allDay);
    }
}
