package org.quartier.kernel.id;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/** Identifies one piece of equipment. */
public record EquipmentId(UUID value) implements Id {

    /** A new identifier, later than all before it. */
    public static EquipmentId next() {
        return new EquipmentId(UuidCreator.getTimeOrderedEpoch());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
