package org.quartier.command.shift;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.quartier.command.Recorded.Answer;

/** What is not refused, but must be known. */
record Warning(@Nullable String rule, String detail) {

    static final Warning NOT_CLEARED =
            new Warning("R-32", "The volunteer is not cleared; they cannot be checked in before they are.");
    static final Warning CLEARANCE_ENDS_BEFORE =
            new Warning("R-35", "The volunteer's clearance ends before the shift; it has to be renewed.");

    /**
     * The answer that says them.
     *
     * @param created what was created inside the aggregate, or null
     */
    static Answer answer(@Nullable Object created, List<Warning> warnings) {
        return new Answer(
                created == null ? null : created.toString(),
                warnings.isEmpty() ? Map.of() : Map.of("warnings", warnings));
    }
}
