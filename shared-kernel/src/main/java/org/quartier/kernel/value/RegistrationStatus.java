package org.quartier.kernel.value;

/** Where a registration stands. The first three are active. */
public enum RegistrationStatus {
    CONFIRMED,
    WAITLISTED,
    OFFERED,
    WITHDRAWN,
    REJECTED
}
