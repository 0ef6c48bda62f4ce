package org.quartier.command.participation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.event.ParticipationEvent;
import org.quartier.kernel.event.ParticipationEvent.PlaceOffered;
import org.quartier.kernel.event.ParticipationEvent.PromotionSkipped;
import org.quartier.kernel.event.ParticipationEvent.RegistrationPromoted;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.RegistrationId;
import org.quartier.kernel.value.WaitingListPolicy;

/**
 * Who waits, in order. One comparator serves the position that is shown and the promotion, so that they cannot
 * disagree.
 *
 * @param queue first to last
 */
record WaitingList(List<Registration> queue) {

    /** Priority descending, joined at, sequence. */
    private static final Comparator<Registration> ORDER = Comparator.comparingInt(Registration::priority)
            .reversed()
            .thenComparing(Registration::joinedAt)
            .thenComparingLong(Registration::sequence);

    /** What a run does with one registration, and what it saw when it did. */
    sealed interface Step {

        /**
         * The event that says so.
         *
         * @param offeredUntil when the offer of a place expires, or null where a place is confirmed at once
         */
        ParticipationEvent event(ActivityId activity, @Nullable Instant offeredUntil);

        /** It gets its places, or an offer of them. */
        record Promote(Registration registration, int free, List<RegistrationId> queue) implements Step {

            @Override
            public ParticipationEvent event(ActivityId activity, @Nullable Instant offeredUntil) {
                return offeredUntil == null
                        ? new RegistrationPromoted(
                                activity, registration.id(), registration.person(), "R-14", free, queue, false, null)
                        : new PlaceOffered(
                                activity, registration.id(), registration.person(), "R-16", free, queue, offeredUntil);
            }
        }

        /** Places are free, but too few for it. */
        record Skip(Registration registration, int free, List<RegistrationId> queue) implements Step {

            @Override
            public ParticipationEvent event(ActivityId activity, @Nullable Instant offeredUntil) {
                return new PromotionSkipped(
                        activity, registration.id(), registration.person(), "R-15", free, registration.party(), queue);
            }
        }
    }

    /** The waiting ones among all registrations. */
    static WaitingList of(Collection<Registration> registrations) {
        return new WaitingList(registrations.stream()
                .filter(Registration::waiting)
                .sorted(ORDER)
                .toList());
    }

    boolean isEmpty() {
        return queue.isEmpty();
    }

    /** The ids, first to last. */
    List<RegistrationId> ids() {
        return queue.stream().map(Registration::id).toList();
    }

    /** The place in the list, from 1, or 0 for who does not wait. */
    int positionOf(RegistrationId registration) {
        return ids().indexOf(registration) + 1;
    }

    /** Fills every free place: STRICT stops at the first who does not fit, FILL goes on behind them. */
    List<Step> run(int free, WaitingListPolicy policy) {
        List<Step> steps = new ArrayList<>();
        List<RegistrationId> left = new ArrayList<>(ids());
        int remaining = free;
        for (Registration next : queue) {
            if (remaining <= 0) {
                break;
            }
            if (next.party() <= remaining) {
                steps.add(new Step.Promote(next, remaining, List.copyOf(left)));
                left.remove(next.id());
                remaining -= next.party();
            } else {
                steps.add(new Step.Skip(next, remaining, List.copyOf(left)));
                if (policy == WaitingListPolicy.STRICT) {
                    break;
                }
            }
        }
        return steps;
    }
}
