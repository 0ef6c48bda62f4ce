package org.quartier.query.series;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.access.Actor;
import org.quartier.kernel.access.Role;
import org.quartier.kernel.id.QuarterId;
import org.quartier.kernel.id.SeriesId;
import org.quartier.kernel.web.ETags;
import org.quartier.kernel.web.Refusal;
import org.quartier.query.Page;
import org.quartier.query.Reads;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The series, and one with all its occurrences. */
@RestController
@Reads({SeriesProjection.NAME, "activities"})
class SeriesController {

    private final SeriesList series;
    private final SeriesOverview overview;

    SeriesController(SeriesList series, SeriesOverview overview) {
        this.series = series;
        this.overview = overview;
    }

    /** All of them, or those of a quarter. */
    @GetMapping("/api/v1/series")
    Page<SeriesOverview.Item> all(
            Actor actor,
            @RequestParam(required = false) @Nullable QuarterId quarter,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return overview.of(actor.organisation(), quarter, isInsider(actor), Page.Request.byId(limit, cursor));
    }

    /** The tag is the version of the series, for {@code If-Match}; its activities change without it. */
    @GetMapping("/api/v1/series/{series}")
    SeriesAnswer one(Actor actor, @PathVariable("series") SeriesId id, HttpServletResponse response) {
        SeriesAnswer answer =
                series.of(actor.organisation(), id, isInsider(actor)).orElseThrow(Refusal::notFound);
        response.setHeader(HttpHeaders.ETAG, ETags.of(answer.version()));
        return answer;
    }

    private static boolean isInsider(Actor actor) {
        return actor.isOneOf(Role.ADMINISTRATOR, Role.QUARTER_MANAGER, Role.MODERATOR, Role.AUDITOR);
    }
}
