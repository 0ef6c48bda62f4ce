package org.quartier.query.participation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.access.Actor;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.web.Refusal;
import org.quartier.query.Names;
import org.quartier.query.Reads;
import org.quartier.query.participation.Participations.Figures;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Who waits for a place, and "why not me?": each promotion, offer, skip and lapse, explained in English or German. */
@RestController
@Reads(value = ParticipationProjection.NAME, names = true)
class WaitingListController {

    private final Participations participations;
    private final WaitingLists waitingLists;
    private final Names names;

    WaitingListController(Participations participations, WaitingLists waitingLists, Names names) {
        this.participations = participations;
        this.waitingLists = waitingLists;
        this.names = names;
    }

    /**
     * Someone who waits.
     *
     * @param position from 1, by the key by which promotions go
     * @param name only for those who may see names
     * @param needed how many places the party takes
     */
    record Waiting(
            int position,
            UUID registration,
            UUID personId,
            @Nullable String name,
            int needed,
            int priority,
            Instant joinedAt) {}

    /**
     * Someone for whom places are held.
     *
     * @param name only for those who may see names
     * @param needed how many places the party takes
     * @param offeredUntil when the next one's turn comes, unless it is answered before
     */
    record Offer(UUID registration, UUID personId, @Nullable String name, int needed, Instant offeredUntil) {}

    /**
     * What was decided, by which rule, seeing what.
     *
     * @param what PROMOTED, SKIPPED, LAPSED, OFFERED, ACCEPTED, DECLINED, EXPIRED, SHORTENED or RESTORED
     * @param free how many places were free, or null when there was no limit, or when it was not asked
     * @param queue the registrations that waited then, first to last
     * @param offeredUntil when the offer expires that it is about
     * @param position of the event in the log
     * @param explanation the same in words
     */
    record Decision(
            String what,
            UUID registration,
            UUID personId,
            @Nullable String name,
            String rule,
            @Nullable Integer free,
            @Nullable Integer needed,
            List<UUID> queue,
            boolean forced,
            @Nullable String cause,
            @Nullable Instant offeredUntil,
            Instant happenedAt,
            long position,
            String explanation) {}

    /**
     * The waiting list of an activity.
     *
     * @param policy what happens when the head does not fit: STRICT or FILL
     * @param mode AUTO or OFFER
     * @param offers the open offers, by when they expire
     * @param decisions in the order in which they were made
     */
    record View(
            @Nullable Integer free,
            @Nullable String policy,
            @Nullable String mode,
            List<Offer> offers,
            List<Waiting> waiting,
            List<Decision> decisions) {}

    @GetMapping("/api/v1/activities/{activity}/waiting-list")
    ResponseEntity<View> of(
            Actor actor,
            @PathVariable ActivityId activity,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String languages) {
        Figures figures = participations.figures(actor.organisation(), activity).orElseThrow(Refusal::notFound);
        boolean named = names.areVisibleTo(actor, activity);
        Explanations explanations = Explanations.in(languages);
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_LANGUAGE, explanations.language())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .body(new View(
                        figures.free(),
                        figures.policy(),
                        figures.mode(),
                        waitingLists.offers(actor.organisation(), activity, named),
                        waitingLists.waiting(actor.organisation(), activity, named),
                        waitingLists.decisions(actor.organisation(), activity, named, explanations)));
    }
}
