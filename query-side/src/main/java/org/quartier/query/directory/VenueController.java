package org.quartier.query.directory;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.access.Actor;
import org.quartier.query.Page;
import org.quartier.query.Reads;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The venues of the organisation, each with its rooms. */
@RestController
@Reads(VenueProjection.NAME)
class VenueController {

    private final Venues venues;

    VenueController(Venues venues) {
        this.venues = venues;
    }

    record Item(
            UUID id,
            UUID quarter,
            String name,
            @Nullable String address,
            @Nullable String accessibility,
            List<Room> rooms,
            long version) {}

    /**
     * A room; seats, the most people by fire safety, and the minutes kept free before and after each use.
     *
     * @param closures the times in which it is closed that are not over yet
     */
    record Room(
            UUID id,
            String name,
            int capacity,
            int fireSafetyMaximum,
            int setUpMinutes,
            int tearDownMinutes,
            List<Closure> closures) {}

    /** A time in which a room is closed, {@code [from, to)}. */
    record Closure(UUID id, Instant from, Instant to) {}

    @GetMapping("/api/v1/venues")
    Page<Item> list(
            Actor actor,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return venues.of(actor.organisation(), Page.Request.byId(limit, cursor));
    }
}
