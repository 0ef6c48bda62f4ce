package org.quartier.kernel.id;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/** Identifies one stretch of time in which a room is closed or a piece of equipment is out of use. */
public record ClosureId(UUID value) implements Id {

    /** A new identifier, later than all before it. */
    public static ClosureId next() {
        return new ClosureId(UuidCreator.getTimeOrderedEpoch());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
