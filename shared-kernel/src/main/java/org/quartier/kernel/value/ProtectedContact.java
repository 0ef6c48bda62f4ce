package org.quartier.kernel.value;

/**
 * The contact with children or vulnerable people that helping at an activity brings: the class by which clearance is
 * needed or not (R-32, SGB VIII §72a).
 *
 * @param kind what is done
 * @param intensity whether others are there
 * @param duration how often with the same people
 */
public record ProtectedContact(Kind kind, Intensity intensity, Duration duration) {

    /** What holds until something else is said: nobody is met but in passing. */
    public static final ProtectedContact NONE =
            new ProtectedContact(Kind.INCIDENTAL, Intensity.ACCOMPANIED, Duration.ONCE);

    /** What is done: met in passing, supervised or taught, or cared for. */
    public enum Kind {
        INCIDENTAL,
        SUPERVISING,
        CARING
    }

    /** Whether another helper is there all the time. */
    public enum Intensity {
        ACCOMPANIED,
        ALONE
    }

    /** Once, or again and again with the same people. */
    public enum Duration {
        ONCE,
        REGULAR
    }

    /** Whether clearance is needed: for all care, and for supervision unless it is both accompanied and once. */
    public boolean needsClearance() {
        return switch (kind) {
            case INCIDENTAL -> false;
            case SUPERVISING -> intensity == Intensity.ALONE || duration == Duration.REGULAR;
            case CARING -> true;
        };
    }
}
