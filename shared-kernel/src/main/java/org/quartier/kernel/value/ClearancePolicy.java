package org.quartier.kernel.value;

/** When clearance is asked for: at the assignment, or at the latest when the shift begins. */
public enum ClearancePolicy {
    STRICT,
    PERMISSIVE
}
