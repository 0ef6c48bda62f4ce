package org.quartier.kernel.id;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/** Identifies a swap of a shift. */
public record SwapId(UUID value) implements Id {

    /** A new identifier, later than all before it. */
    public static SwapId next() {
        return new SwapId(UuidCreator.getTimeOrderedEpoch());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
