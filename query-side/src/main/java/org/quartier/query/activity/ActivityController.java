package org.quartier.query.activity;

import jakarta.servlet.http.HttpServletResponse;
import org.quartier.kernel.access.Actor;
import org.quartier.kernel.access.Role;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.web.ETags;
import org.quartier.kernel.web.Refusal;
import org.quartier.query.Names;
import org.quartier.query.Reads;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The plan of one activity. */
@RestController
@Reads(
        value = {ActivityProjection.NAME, "series", "equipment"},
        names = true)
class ActivityController {

    private final Plans plans;
    private final Names names;

    ActivityController(Plans plans, Names names) {
        this.plans = plans;
        this.names = names;
    }

    /**
     * What was never published is not there for those who do not plan. The tag is the version of the plan, for
     * {@code If-Match}; it is never answered with 304, because places and names change without it.
     */
    @GetMapping("/api/v1/activities/{activity}")
    Plan plan(Actor actor, @PathVariable ActivityId activity, HttpServletResponse response) {
        boolean insider = actor.isOneOf(Role.ADMINISTRATOR, Role.QUARTER_MANAGER, Role.MODERATOR, Role.AUDITOR);
        Plan plan = plans.of(actor.organisation(), activity, insider, insider && names.areVisibleTo(actor, activity))
                .orElseThrow(Refusal::notFound);
        response.setHeader(HttpHeaders.ETAG, ETags.of(plan.version()));
        return plan;
    }
}
