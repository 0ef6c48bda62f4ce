package org.quartier.kernel.letter;

import java.util.Optional;
import org.quartier.kernel.id.RoomId;
import org.quartier.kernel.id.VenueId;

/** How venues and rooms are called, as far as they are known. */
public interface PlaceNames {

    /** The venue that a room is in. */
    Optional<VenueId> venueOf(RoomId room);

    /** The name of a venue. */
    Optional<String> of(VenueId venue);

    /** The name of a room. */
    Optional<String> of(RoomId room);
}
