package org.quartier.kernel.value;

/** By which way a command came. */
public enum Channel {
    API,
    CONSOLE,
    IMPORT,
    POLICY
}
