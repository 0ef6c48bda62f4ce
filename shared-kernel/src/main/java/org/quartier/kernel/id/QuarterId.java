package org.quartier.kernel.id;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/** Identifies a quarter. */
public record QuarterId(UUID value) implements Id {

    /** A new identifier, later than all before it. */
    public static QuarterId next() {
        return new QuarterId(UuidCreator.getTimeOrderedEpoch());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
