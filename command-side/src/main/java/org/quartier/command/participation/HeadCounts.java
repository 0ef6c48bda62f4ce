package org.quartier.command.participation;

import static org.quartier.command.participation.ParticipationRule.CATEGORIES_WITHIN_TOTAL;
import static org.quartier.command.participation.ParticipationRule.TOTAL_BELOW_NAMED;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.quartier.command.InSnapshot;
import org.quartier.command.Recorded.Answer;
import org.quartier.command.participation.ParticipationCommand.CountHeads;
import org.quartier.kernel.event.ParticipationEvent;
import org.quartier.kernel.event.ParticipationEvent.HeadsCounted;

/** How many people were counted, whoever they are: the latest count is the one that holds. */
@InSnapshot
final class HeadCounts {

    private @Nullable HeadsCounted latest;
    private @Nullable Instant since;

    /**
     * Counts.
     *
     * @param present how many are present by name
     */
    List<ParticipationEvent> count(CountHeads count, long present, Terms terms, Instant at) {
        CATEGORIES_WITHIN_TOTAL.require(count.inCategories() <= count.total());
        terms.requirePublished();
        terms.requireNotTooEarly(at);
        TOTAL_BELOW_NAMED.require(count.additional() || count.total() >= present);
        return List.of(new HeadsCounted(
                terms.activity(), count.total(), count.additional(), count.byCategory(), count.reason()));
    }

    /** What the next count is answered with: it supersedes the one that holds now. */
    Answer nextAnswer(Terms terms) {
        return new Answer(
                terms.activity().toString(), latest == null ? Map.of() : Map.of("superseded", latest.total()));
    }

    /** Since when heads are counted. */
    Optional<Instant> since() {
        return Optional.ofNullable(since);
    }

    void add(HeadsCounted event, Instant at) {
        // without the reason, which is personal: a snapshot is not encrypted
        latest = new HeadsCounted(event.activity(), event.total(), event.additional(), event.byCategory());
        since = since == null ? at : since;
    }
}
