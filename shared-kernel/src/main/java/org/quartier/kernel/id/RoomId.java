package org.quartier.kernel.id;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/** Identifies a room of a venue. */
public record RoomId(UUID value) implements Id {

    /** A new identifier, later than all before it. */
    public static RoomId next() {
        return new RoomId(UuidCreator.getTimeOrderedEpoch());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
