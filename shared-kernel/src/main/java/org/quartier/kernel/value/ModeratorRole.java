package org.quartier.kernel.value;

/** As what someone moderates. */
public enum ModeratorRole {
    LEAD,
    CO,
    DEPUTY
}
