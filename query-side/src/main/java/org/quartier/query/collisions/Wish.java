package org.quartier.query.collisions;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.quartier.query.collisions.Occupations.Shift;

/**
 * A room, a person, a piece of equipment or several of these, for a time, {@code [from, to)}.
 *
 * @param activity that is to be there: neither it nor its shifts collide with it
 * @param shift that the person is to do: it does not collide with itself, and others of its activity need no way
 * @param seats how many are needed; null for as many as the room has
 */
record Wish(
        @Nullable UUID room,
        @Nullable UUID person,
        @Nullable UUID equipment,
        Instant from,
        Instant to,
        @Nullable UUID activity,
        @Nullable Shift shift,
        @Nullable Integer seats) {

    Duration length() {
        return Duration.between(from, to);
    }

    /** The same at another time. */
    Wish at(Instant start) {
        return new Wish(room, person, equipment, start, start.plus(length()), activity, shift, seats);
    }

    @Nullable
    UUID shiftId() {
        return shift == null ? null : shift.shift();
    }

    /** Whether something is at the place to which this goes anyway. */
    boolean isAt(@Nullable UUID other) {
        return shift != null && shift.activity().equals(other);
    }
}
