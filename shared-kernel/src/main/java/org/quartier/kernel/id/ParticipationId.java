package org.quartier.kernel.id;

/**
 * Identifies the participation of an activity: a prefix and the activity's id, because two aggregates must never share
 * a stream.
 */
public record ParticipationId(ActivityId activity) {

    private static final String PREFIX = "participation-";

    @Override
    public String toString() {
        return PREFIX + activity;
    }
}
