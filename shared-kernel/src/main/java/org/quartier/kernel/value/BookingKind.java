package org.quartier.kernel.value;

/** Whether naming a room binds it, or only asks for it. */
public enum BookingKind {
    FIRM,
    PRE
}
