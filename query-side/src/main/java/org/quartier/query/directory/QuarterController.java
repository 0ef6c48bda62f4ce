package org.quartier.query.directory;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.access.Actor;
import org.quartier.query.Page;
import org.quartier.query.Reads;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The quarters of the organisation. */
@RestController
@Reads(QuarterProjection.NAME)
class QuarterController {

    private final Quarters quarters;

    QuarterController(Quarters quarters) {
        this.quarters = quarters;
    }

    record Item(
            UUID id,
            String name,
            String municipality,
            String federalState,
            String zone,
            @JsonRawValue String workingHours,
            long version) {}

    @GetMapping("/api/v1/quarters")
    Page<Item> list(
            Actor actor,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return quarters.of(actor.organisation(), Page.Request.byId(limit, cursor));
    }
}
