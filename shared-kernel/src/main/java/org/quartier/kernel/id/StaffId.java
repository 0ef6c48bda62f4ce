package org.quartier.kernel.id;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/** Identifies a staff member. */
public record StaffId(UUID value) implements Id {

    /** A new identifier, later than all before it. */
    public static StaffId next() {
        return new StaffId(UuidCreator.getTimeOrderedEpoch());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
