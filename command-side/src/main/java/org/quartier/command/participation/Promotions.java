package org.quartier.command.participation;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.quartier.command.participation.Terms.Stage;
import org.quartier.kernel.event.ParticipationEvent;
import org.quartier.kernel.value.Capacity;
import org.quartier.kernel.value.WaitingListMode;

/**
 * Fills free places from the waiting list, every one of them in one run: confirms at once, or offers.
 *
 * @param capacity null when anyone may come
 */
record Promotions(@Nullable Capacity capacity, Registrations registrations, Terms terms, Occasion occasion) {

    /** What happened, and who is promoted by it. */
    static List<ParticipationEvent> following(ParticipationEvent first, List<ParticipationEvent> promoted) {
        return Stream.concat(Stream.of(first), promoted.stream()).toList();
    }

    /** Of those who wait now. */
    List<ParticipationEvent> run() {
        return run(registrations.taken(), registrations.waiting());
    }

    /** Once a registration has ended; leaving the waiting list promotes nobody. */
    List<ParticipationEvent> runWithout(Registration ended) {
        return ended.holdsPlaces() ? run(registrations.taken() - ended.party(), registrations.waiting()) : List.of();
    }

    /** Once someone is on the list again. */
    List<ParticipationEvent> runWith(Registration back) {
        return run(registrations.taken(), registrations.waitingWith(back));
    }

    private List<ParticipationEvent> run(int taken, WaitingList waiting) {
        if (capacity == null || terms.isAt(Stage.CANCELLED) || !terms.promotesAt(occasion.recordedAt())) {
            return List.of();
        }
        Instant offeredUntil = capacity.mode() == WaitingListMode.OFFER ? occasion.offersUntil(terms) : null;
        if (offeredUntil != null && !offeredUntil.isAfter(occasion.recordedAt())) {
            return List.of(); // no time is left to answer in
        }
        return waiting.run(capacity.available() - taken, capacity.policy()).stream()
                .map(step -> step.event(terms.activity(), offeredUntil))
                .toList();
    }
}
