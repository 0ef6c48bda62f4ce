package org.quartier.kernel.value;

/** Who may see a published activity: everyone, or the organisation alone. */
public enum Visibility {
    PUBLIC,
    INTERNAL
}
