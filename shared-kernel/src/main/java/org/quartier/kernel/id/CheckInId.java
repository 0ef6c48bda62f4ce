package org.quartier.kernel.id;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/** Identifies one check-in at the door. */
public record CheckInId(UUID value) implements Id {

    /** A new identifier, later than all before it. */
    public static CheckInId next() {
        return new CheckInId(UuidCreator.getTimeOrderedEpoch());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
