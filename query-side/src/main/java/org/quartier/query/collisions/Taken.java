package org.quartier.query.collisions;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A resource that is taken, {@code [from, to)}, a room's buffers included.
 *
 * @param closure that keeps the room closed, or the equipment out of use, where it is no activity
 * @param shift in which the person helps, at the activity
 * @param binding false for a pre-booking and for someone who stands by: they warn and refuse nothing
 */
record Taken(
        String purpose,
        UUID resource,
        @Nullable UUID activity,
        @Nullable UUID closure,
        @Nullable UUID shift,
        boolean binding,
        Instant from,
        Instant to) {

    boolean isRoom() {
        return purpose.equals("ROOM");
    }

    boolean isEquipment() {
        return purpose.equals("EQUIPMENT");
    }

    boolean isPerson() {
        return !isRoom() && !isEquipment();
    }

    /** Whether it overlaps a wish: a room is kept free around it, a person needs their way before and after. */
    boolean collidesWith(Wish wish, Buffers buffers) {
        Duration travel = isPerson() && !wish.isAt(activity) ? buffers.travel() : Duration.ZERO;
        Duration before = isRoom() ? buffers.setUp() : travel;
        Duration after = isRoom() ? buffers.tearDown() : travel;
        return from.isBefore(wish.to().plus(after)) && to.isAfter(wish.from().minus(before));
    }
}
