package org.quartier.query.participation;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.access.Actor;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.web.ETags;
import org.quartier.kernel.web.Refusal;
import org.quartier.query.Names;
import org.quartier.query.Reads;
import org.quartier.query.participation.Participations.Figures;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Who comes to an activity. */
@RestController
@Reads(value = ParticipationProjection.NAME, names = true)
class ParticipationController {

    private final Participations participations;
    private final Names names;

    ParticipationController(Participations participations, Names names) {
        this.participations = participations;
        this.names = names;
    }

    /**
     * One registration, active or not.
     *
     * @param name only for those who may see names
     * @param position on the waiting list, from 1; only while waiting
     * @param offeredUntil when the offer of a place expires; only while one is open
     * @param minutes for PARTIAL only
     */
    record Item(
            UUID registration,
            UUID personId,
            @Nullable String name,
            String status,
            int companions,
            @Nullable Integer position,
            @Nullable Instant offeredUntil,
            String attendance,
            @Nullable Integer minutes,
            String source) {}

    /** How an activity's participation stands; the figures are explained at {@link Figures}. */
    record View(
            List<Item> registrations,
            @Nullable Integer headCount,
            int reported,
            @Nullable Integer places,
            @Nullable Integer free) {}

    /** The tag is the version, for {@code If-Match}; never answered with 304, because names change and go without it. */
    @GetMapping("/api/v1/activities/{activity}/participation")
    View of(Actor actor, @PathVariable ActivityId activity, HttpServletResponse response) {
        Figures figures = participations.figures(actor.organisation(), activity).orElseThrow(Refusal::notFound);
        response.setHeader(HttpHeaders.ETAG, ETags.of(figures.version()));
        return new View(
                participations.registrations(actor.organisation(), activity, names.areVisibleTo(actor, activity)),
                figures.headCount(),
                figures.reported(),
                figures.places(),
                figures.free());
    }
}
