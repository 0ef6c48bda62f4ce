package org.quartier.kernel.store;

import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;

/** How older revisions of events are read. An upcaster sees envelopes, never what is in them. */
public final class Upcasters {

    private Upcasters() {}

    /** All of them, oldest first. */
    public static EventUpcaster all() {
        return new EventUpcasterChain(roomsHaveTimesAround(), withdrawalsKnowOfMoves());
    }

    private static EventUpcaster roomsHaveTimesAround() {
        return new Upcast("venue.room-added", 1, event -> {
            event.put("setUpMinutes", 0);
            event.put("tearDownMinutes", 0);
        });
    }

    private static EventUpcaster withdrawalsKnowOfMoves() {
        return new Upcast("participation.withdrawn", 1, event -> event.put("afterMove", false));
    }
}
