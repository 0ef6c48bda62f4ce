package org.quartier.kernel.id;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/** Identifies an hour entry. */
public record HourEntryId(UUID value) implements Id {

    /** A new identifier, later than all before it. */
    public static HourEntryId next() {
        return new HourEntryId(UuidCreator.getTimeOrderedEpoch());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
