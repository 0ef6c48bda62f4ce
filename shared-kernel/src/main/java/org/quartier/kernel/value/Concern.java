package org.quartier.kernel.value;

/** How an activity concerns a person; of several ways the first counts. */
public enum Concern {
    MODERATOR,
    VOLUNTEER,
    REGISTERED,
    OFFERED,
    WAITLISTED
}
