package org.quartier.kernel.value;

/**
 * That something takes place when its quarter does not work.
 *
 * @param minutes how long; 0 where only days are known, or no end
 */
public record OutOfHours(Why why, int minutes) {

    /** Why it is out of hours, by the first minute of it that is. */
    public enum Why {
        OUTSIDE_WORKING_HOURS,
        SUNDAY,
        PUBLIC_HOLIDAY
    }
}
