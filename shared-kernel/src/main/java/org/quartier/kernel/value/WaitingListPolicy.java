package org.quartier.kernel.value;

/** What happens when the head of the waiting list needs more places than are free. */
public enum WaitingListPolicy {
    STRICT,
    FILL
}
