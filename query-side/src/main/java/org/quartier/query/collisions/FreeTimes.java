package org.quartier.query.collisions;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.quartier.kernel.hours.WorkingHours;

/** Times of the same day at which a wish is free: those nearest to it first, of two as near the earlier one. */
final class FreeTimes {

    private static final Duration STEP = Duration.ofMinutes(15);
    private static final int MOST = 5;
    private static final int STEPS_OF_A_DAY = 100; // of 25 hours, when the clocks are set back

    private FreeTimes() {}

    /** Starts in steps of a quarter of an hour from the wish, wholly within the working hours of its day. */
    static List<Instant> of(Wish wish, List<Taken> taken, Buffers buffers, WorkingHours hours) {
        LocalDate day = LocalDate.ofInstant(wish.from(), hours.zone());
        List<WorkingHours.Span> working = hours.on(day);
        List<Instant> free = new ArrayList<>();
        for (int step = 1; step <= STEPS_OF_A_DAY && free.size() < MOST; step++) {
            for (int direction : new int[] {-1, 1}) {
                Wish other = wish.at(wish.from().plus(STEP.multipliedBy((long) direction * step)));
                if (free.size() < MOST && isWithin(other, working) && isFree(other, taken, buffers)) {
                    free.add(other.from());
                }
            }
        }
        return free;
    }

    private static boolean isWithin(Wish wish, List<WorkingHours.Span> working) {
        return working.stream()
                .anyMatch(
                        span -> !wish.from().isBefore(span.from()) && !wish.to().isAfter(span.to()));
    }

    private static boolean isFree(Wish wish, List<Taken> taken, Buffers buffers) {
        return taken.stream().noneMatch(booking -> booking.binding() && booking.collidesWith(wish, buffers));
    }
}
