package org.quartier.kernel.value;

/** How a registration came about. */
public enum RegistrationSource {
    STAFF,
    WALK_IN,
    IMPORT,
    ONLINE
}
