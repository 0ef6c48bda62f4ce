package org.quartier.query.directory;

import org.jspecify.annotations.Nullable;
import org.quartier.kernel.access.Actor;
import org.quartier.kernel.value.OrganisationSettings;
import org.quartier.kernel.web.ETags;
import org.quartier.query.Reads;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The organisation that one works for. */
@RestController
@Reads(OrganisationProjection.NAME)
class OrganisationController {

    private final Organisations organisations;

    OrganisationController(Organisations organisations) {
        this.organisations = organisations;
    }

    record Organisation(
            String id,
            String name,
            @Nullable String kind,
            OrganisationSettings settings,
            @Nullable Long version) {}

    @GetMapping("/api/v1/organisation")
    ResponseEntity<Organisation> one(Actor actor) {
        Organisation organisation = organisations.of(actor.organisation());
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
        return (organisation.version() == null ? answer : answer.eTag(ETags.of(organisation.version())))
                .body(organisation);
    }
}
