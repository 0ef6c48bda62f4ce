package org.quartier.command.shift;

import java.util.LinkedHashMap;
import java.util.Map;
import org.quartier.command.InSnapshot;
import org.quartier.kernel.event.ShiftEvent.SwapOffered;
import org.quartier.kernel.id.SwapId;
import org.quartier.kernel.id.VolunteerId;
import org.quartier.kernel.web.Refusal;

/** The swaps of a shift that are under way: those of whoever left it, or got a place, are void. */
@InSnapshot
final class Swaps {

    private Map<SwapId, Swap> pending = new LinkedHashMap<>();

    /** One swap; part of the snapshot. */
    record Swap(VolunteerId giver, VolunteerId taker, boolean accepted) {

        boolean concerns(VolunteerId volunteer) {
            return giver.equals(volunteer) || taker.equals(volunteer);
        }
    }

    /** Whether someone waits for an answer. */
    boolean gives(VolunteerId volunteer) {
        return pending.values().stream().anyMatch(swap -> swap.giver().equals(volunteer));
    }

    /**
     * One of them.
     *
     * @throws Refusal 404 when there is no such swap under way
     */
    Swap of(SwapId id) {
        Swap swap = pending.get(id);
        if (swap == null) {
            throw Refusal.notFound();
        }
        return swap;
    }

    void offer(SwapOffered event) {
        pending.put(event.swap(), new Swap(event.giver(), event.taker(), false));
    }

    void accept(SwapId id) {
        pending.computeIfPresent(id, (key, swap) -> new Swap(swap.giver(), swap.taker(), true));
    }

    void end(SwapId id) {
        pending.remove(id);
    }

    void endThoseOf(VolunteerId volunteer) {
        pending.values().removeIf(swap -> swap.concerns(volunteer));
    }
}
