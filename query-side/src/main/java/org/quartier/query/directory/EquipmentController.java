package org.quartier.query.directory;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.access.Actor;
import org.quartier.kernel.id.QuarterId;
import org.quartier.query.Page;
import org.quartier.query.Reads;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The equipment of the organisation, or of one quarter. */
@RestController
@Reads(EquipmentProjection.NAME)
class EquipmentController {

    private final EquipmentList equipment;

    EquipmentController(EquipmentList equipment) {
        this.equipment = equipment;
    }

    /**
     * One piece.
     *
     * @param quarter that looks after it
     * @param closures the times out of use that are not over yet
     */
    record Item(
            UUID id, UUID quarter, String name, @Nullable String description, List<Closure> closures, long version) {}

    /** A time out of use, {@code [from, to)}. */
    record Closure(UUID id, Instant from, Instant to) {}

    @GetMapping("/api/v1/equipment")
    Page<Item> list(
            Actor actor,
            @RequestParam(required = false) @Nullable QuarterId quarter,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return equipment.of(actor.organisation(), quarter, Page.Request.byId(limit, cursor));
    }
}
