package org.quartier.kernel.value;

/**
 * How many may come.
 *
 * @param places how many places there are, at least 0
 * @param reserved how many of them are held back, 0 to {@code places}
 * @param policy what happens when the head of the waiting list does not fit
 * @param mode whether a free place is confirmed or offered
 */
public record Capacity(int places, int reserved, WaitingListPolicy policy, WaitingListMode mode) {

    /** What can be given away at all. */
    public int available() {
        return places - reserved;
    }
}
