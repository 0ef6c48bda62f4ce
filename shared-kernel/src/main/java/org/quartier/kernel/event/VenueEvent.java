package org.quartier.kernel.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.id.ClosureId;
import org.quartier.kernel.id.QuarterId;
import org.quartier.kernel.id.RoomId;
import org.quartier.kernel.id.VenueId;
import org.quartier.kernel.value.PersonalData;

/** What can happen to a venue and its rooms. */
public sealed interface VenueEvent extends DomainEvent {

    /** The venue. */
    VenueId venue();

    /** It can be used. */
    @StoredAs(name = "venue.added")
    record VenueAdded(
            VenueId venue,
            QuarterId quarter,
            String name,
            @Nullable String address,
            @Nullable String accessibility) implements VenueEvent {}

    /**
     * It has one more room. Revision 1 knew no times to set up and to tear down: it is read with 0 minutes.
     *
     * @param capacity seats
     * @param fireSafetyMaximum how many people may be in it at most: a hard limit
     * @param setUpMinutes kept free before each use
     * @param tearDownMinutes kept free after each use
     */
    @StoredAs(name = "venue.room-added", revision = 2)
    record RoomAdded(
            VenueId venue,
            RoomId room,
            String name,
            int capacity,
            int fireSafetyMaximum,
            int setUpMinutes,
            int tearDownMinutes)
            implements VenueEvent {}

    /** A room cannot be used for some time, {@code [from, to)}. */
    @StoredAs(name = "venue.room-closed")
    record RoomClosed(
            VenueId venue,
            RoomId room,
            ClosureId closure,
            Instant from,
            Instant to,

            @PersonalData(subject = "venue", field = "venue.closure-reason") @Nullable
            String reason)
            implements VenueEvent {
        @Override
        public String toString() {
            return Masked.text(this);
        }
    }

    /** The room can be used in that time after all. */
    @StoredAs(name = "venue.room-reopened")
    record RoomReopened(VenueId venue, RoomId room, ClosureId closure) implements VenueEvent {}
}
