package org.quartier.kernel.letter;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.value.Concern;
import org.quartier.kernel.value.NoticeKind;

/**
 * What a letter is about.
 *
 * @param before the plan before it changed, or null where nothing did
 * @param now the plan of which someone is told
 * @param answerUntil before when an offer is to be answered, or null
 */
public record Occasion(
        NoticeKind kind,
        Concern concern,
        @Nullable PlanState before,
        PlanState now,
        @Nullable Instant answerUntil) {

    /** Whether it is of no use to anyone any more. */
    public boolean isOver(Instant at) {
        return switch (kind) {
            case REMINDER -> !now.slot().start().isAfter(at);
            case PLACE_OFFERED -> answerUntil != null && !answerUntil.isAfter(at);
            case PROMOTED -> !now.slot().endOrStart().isAfter(at);
            case MOVED, VENUE_CHANGED, POSTPONED, CANCELLED ->
                !now.slot().endOrStart().isAfter(at)
                        && (before == null || !before.slot().endOrStart().isAfter(at));
        };
    }
}
