package org.quartier.query.volunteers;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.access.Actor;
import org.quartier.kernel.id.VolunteerId;
import org.quartier.query.ClearanceTerms;
import org.quartier.query.Reads;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What was found when a volunteer's certificates were inspected, for those who inspect them. */
@RestController
@Reads({VolunteerProjection.NAME, ClearanceTerms.PROJECTION})
class InspectionController {

    private final Inspections inspections;

    InspectionController(Inspections inspections) {
        this.inspections = inspections;
    }

    /**
     * All that are kept, the last first.
     *
     * @param clearedUntil the last day of the clearance; null when there is none
     */
    record Answer(UUID volunteer, @Nullable LocalDate clearedUntil, List<Item> items) {}

    /** One inspection. */
    record Item(UUID id, LocalDate issuedOn, LocalDate inspectedOn, boolean relevantEntry) {}

    @GetMapping("/api/v1/volunteers/{volunteer}/inspections")
    Answer of(Actor actor, @PathVariable VolunteerId volunteer) {
        return inspections.of(actor.organisation(), volunteer);
    }
}
