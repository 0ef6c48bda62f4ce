package org.quartier.query.participation;

import java.util.List;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.event.ParticipationEvent;
import org.quartier.kernel.event.ParticipationEvent.PromotionSkipped;
import org.quartier.kernel.event.ParticipationEvent.RegistrationLapsed;
import org.quartier.kernel.event.ParticipationEvent.RegistrationPromoted;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.RegistrationId;
import org.quartier.kernel.store.EventMetadata;
import org.quartier.query.Writes;

/** Writes {@code query.waiting_list_decision}: what was decided about a waiting registration, and what was seen. */
final class Decisions {

    /** What can be decided. */
    enum What {
        PROMOTED,
        SKIPPED,
        LAPSED
    }

    private final Writes writes;

    Decisions(Writes writes) {
        this.writes = writes;
    }

    /** What a decision saw; a lapse saw neither places nor a queue. */
    private record Seen(
            String rule,
            @Nullable Integer free,
            @Nullable Integer needed,
            List<RegistrationId> queue,
            boolean forced,
            @Nullable String cause) {}

    void on(ParticipationEvent event, EventMetadata about, TrackingToken token) {
        switch (event) {
            case RegistrationPromoted promoted -> promoted(promoted, about, token);
            case PromotionSkipped skipped -> skipped(skipped, about, token);
            case RegistrationLapsed lapsed -> lapsed(lapsed, about, token);
            default -> {}
        }
    }

    private void promoted(RegistrationPromoted event, EventMetadata about, TrackingToken token) {
        Seen seen = new Seen(event.rule(), event.free(), null, event.queue(), event.forced(), null);
        put(What.PROMOTED, event, event.registration(), event.person(), seen, about, token);
    }

    private void skipped(PromotionSkipped event, EventMetadata about, TrackingToken token) {
        Seen seen = new Seen(event.rule(), event.free(), event.needed(), event.queue(), false, null);
        put(What.SKIPPED, event, event.registration(), event.person(), seen, about, token);
    }

    private void lapsed(RegistrationLapsed event, EventMetadata about, TrackingToken token) {
        Seen seen = new Seen("R-19", null, null, List.of(), false, event.cause());
        put(What.LAPSED, event, event.registration(), event.person(), seen, about, token);
    }

    private void put(
            What what,
            ParticipationEvent event,
            RegistrationId registration,
            PersonId person,
            Seen seen,
            EventMetadata about,
            TrackingToken token) {
        writes.add(
                """
                INSERT INTO query.waiting_list_decision (position, organisation, activity, registration, person, what,
                    rule, free, needed, queue, forced, cause, happened_at)
                VALUES (:position, :organisation, :activity, :registration, :person, :what,
                    :rule, :free, :needed, :queue, :forced, :cause, :happenedAt)
                ON CONFLICT (position) DO NOTHING
                """,
                "position",
                token.position().orElseThrow(),
                "organisation",
                about.organisation(),
                "activity",
                event.activity(),
                "registration",
                registration,
                "person",
                person,
                "what",
                what,
                "rule",
                seen.rule(),
                "free",
                seen.free(),
                "needed",
                seen.needed(),
                "queue",
                seen.queue().stream().map(RegistrationId::toString).collect(Collectors.joining(",")),
                "forced",
                seen.forced(),
                "cause",
                seen.cause(),
                "happenedAt",
                about.happenedAt());
    }
}
