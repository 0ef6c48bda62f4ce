package org.quartier.query.collisions;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A room, a person or both, for a time, {@code [from, to)}.
 *
 * @param activity that is to be there: it does not collide with itself
 * @param seats how many are needed; null for as many as the room has
 */
record Wish(
        @Nullable UUID room,
        @Nullable UUID person,
        Instant from,
        Instant to,
        @Nullable UUID activity,
        @Nullable Integer seats) {

    Duration length() {
        return Duration.between(from, to);
    }

    /** The same at another time. */
    Wish at(Instant start) {
        return new Wish(room, person, start, start.plus(length()), activity, seats);
    }
}
