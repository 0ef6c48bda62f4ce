package org.quartier.kernel.value;

/** Whether a volunteer can be asked. */
public enum VolunteerStatus {
    ACTIVE,
    PAUSED,
    LEFT
}
