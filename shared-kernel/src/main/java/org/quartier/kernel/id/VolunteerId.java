package org.quartier.kernel.id;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/** Identifies a volunteer. */
public record VolunteerId(UUID value) implements Id {

    /** A new identifier, later than all before it. */
    public static VolunteerId next() {
        return new VolunteerId(UuidCreator.getTimeOrderedEpoch());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
