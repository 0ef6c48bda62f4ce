package org.quartier.kernel.value;

/** Whether a free place is confirmed at once or offered. */
public enum WaitingListMode {
    AUTO,
    OFFER
}
