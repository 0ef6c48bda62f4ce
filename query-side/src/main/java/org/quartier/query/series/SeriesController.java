package org.quartier.query.series;

import jakarta.servlet.http.HttpServletResponse;
import org.quartier.kernel.access.Actor;
import org.quartier.kernel.access.Role;
import org.quartier.kernel.id.SeriesId;
import org.quartier.kernel.web.ETags;
import org.quartier.kernel.web.Refusal;
import org.quartier.query.Reads;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** One series, with all its occurrences. */
@RestController
@Reads({SeriesProjection.NAME, "activities"})
class SeriesController {

    private final SeriesList series;

    SeriesController(SeriesList series) {
        this.series = series;
    }

    /** The tag is the version of the series, for {@code If-Match}; its activities change without it. */
    @GetMapping("/api/v1/series/{series}")
    SeriesAnswer one(Actor actor, @PathVariable("series") SeriesId id, HttpServletResponse response) {
        boolean insider = actor.isOneOf(Role.ADMINISTRATOR, Role.QUARTER_MANAGER, Role.MODERATOR, Role.AUDITOR);
        SeriesAnswer answer = series.of(actor.organisation(), id, insider).orElseThrow(Refusal::notFound);
        response.setHeader(HttpHeaders.ETAG, ETags.of(answer.version()));
        return answer;
    }
}
