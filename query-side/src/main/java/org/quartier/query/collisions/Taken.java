package org.quartier.query.collisions;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A resource that is taken, {@code [from, to)}, a room's buffers included.
 *
 * @param closure that keeps the room closed, where it is no activity
 * @param binding false for a pre-booking: it warns and refuses nothing
 */
record Taken(
        String purpose,
        UUID resource,
        @Nullable UUID activity,
        @Nullable UUID closure,
        boolean binding,
        Instant from,
        Instant to) {

    boolean isRoom() {
        return purpose.equals("ROOM");
    }

    /** Whether it overlaps a wish: a room is kept free around it, a person needs their way before and after. */
    boolean collidesWith(Wish wish, Buffers buffers) {
        Duration before = isRoom() ? buffers.setUp() : Duration.ZERO;
        Duration after = isRoom() ? buffers.tearDown() : travel(buffers);
        return from.isBefore(wish.to().plus(after))
                && to.plus(travel(buffers)).isAfter(wish.from().minus(before));
    }

    private Duration travel(Buffers buffers) {
        return purpose.equals("MODERATION") ? buffers.travel() : Duration.ZERO;
    }
}
