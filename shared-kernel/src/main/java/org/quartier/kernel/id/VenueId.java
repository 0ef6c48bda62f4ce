package org.quartier.kernel.id;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/** Identifies a venue. */
public record VenueId(UUID value) implements Id {

    /** A new identifier, later than all before it. */
    public static VenueId next() {
        return new VenueId(UuidCreator.getTimeOrderedEpoch());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
