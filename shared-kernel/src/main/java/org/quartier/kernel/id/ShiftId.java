package org.quartier.kernel.id;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/** Identifies a shift. */
public record ShiftId(UUID value) implements Id {

    /** A new identifier, later than all before it. */
    public static ShiftId next() {
        return new ShiftId(UuidCreator.getTimeOrderedEpoch());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
