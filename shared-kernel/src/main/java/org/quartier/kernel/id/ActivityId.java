package org.quartier.kernel.id;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/** Identifies an activity. */
public record ActivityId(UUID value) implements Id {

    /** A new identifier, later than all before it. */
    public static ActivityId next() {
        return new ActivityId(UuidCreator.getTimeOrderedEpoch());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
