package org.quartier.command.venue;

import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.id.ClosureId;
import org.quartier.kernel.id.QuarterId;
import org.quartier.kernel.id.RoomId;
import org.quartier.kernel.id.VenueId;

/** What can be asked of a venue. */
sealed interface VenueCommand {

    /** Use it from now on. */
    record AddVenue(
            @TargetAggregateIdentifier VenueId venue,
            QuarterId quarter,
            String name,
            @Nullable String address,
            @Nullable String accessibility)
            implements VenueCommand {}

    /** Use one more of its rooms. */
    record AddRoom(@TargetAggregateIdentifier VenueId venue, RoomId room, Furnishing furnishing)
            implements VenueCommand {}

    /** Do not use a room for some time. */
    record CloseRoom(
            @TargetAggregateIdentifier VenueId venue,
            RoomId room,
            ClosureId closure,
            Instant from,
            Instant to,
            String reason)
            implements VenueCommand {}

    /** Use it in that time after all. */
    record ReopenRoom(@TargetAggregateIdentifier VenueId venue, RoomId room, ClosureId closure)
            implements VenueCommand {}

    /**
     * What matters of a room when it is booked.
     *
     * @param capacity seats
     * @param fireSafetyMaximum how many people may be in it at most
     * @param setUpMinutes kept free before each use
     * @param tearDownMinutes kept free after each use
     */
    record Furnishing(String name, int capacity, int fireSafetyMaximum, int setUpMinutes, int tearDownMinutes) {}
}
