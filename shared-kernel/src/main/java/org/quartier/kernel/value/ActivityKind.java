package org.quartier.kernel.value;

/** What sort of activity it is. */
public enum ActivityKind {
    ACTION,
    EVENT,
    ASSEMBLY,
    TENANT_ASSEMBLY,
    WORKSHOP,
    CONSULTATION_HOUR,
    ON_SITE_APPOINTMENT
}
