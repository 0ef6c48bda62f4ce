package org.quartier.kernel.id;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/** Identifies a payment to a volunteer. */
public record AllowanceId(UUID value) implements Id {

    /** A new identifier, later than all before it. */
    public static AllowanceId next() {
        return new AllowanceId(UuidCreator.getTimeOrderedEpoch());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
