package org.quartier.kernel.store;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/**
 * Remembers when each gap was first seen. Safe to share between readers: that a stretch was missing below a visible
 * index at some snapshot stays true.
 */
final class Fences {

    private static final int AT_MOST = 10_000;

    private final TreeMap<Long, Fence> byStart = new TreeMap<>();

    /**
     * A gap that was seen.
     *
     * @param end the visible index above it
     * @param number a transaction number drawn after the gap was seen: whoever drew an index of the gap is below it
     */
    private record Fence(long end, long number) {}

    /**
     * Whether the gap {@code [start, end)}, seen in a snapshot with this {@code xmin}, will never be filled. When it is
     * seen for the first time it is remembered, and not settled.
     */
    synchronized boolean isSettled(long start, long end, long xmin, LongSupplier fence) {
        Map.Entry<Long, Fence> known = byStart.floorEntry(start);
        if (known != null && known.getValue().end() >= end) {
            return xmin >= known.getValue().number();
        }
        if (byStart.size() >= AT_MOST) {
            byStart.pollFirstEntry();
        }
        byStart.put(start, new Fence(end, fence.getAsLong()));
        return false;
    }
}
