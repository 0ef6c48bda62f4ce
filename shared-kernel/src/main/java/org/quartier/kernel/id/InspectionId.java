package org.quartier.kernel.id;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/** Identifies the inspection of a criminal-record certificate, and the key under which its facts are encrypted. */
public record InspectionId(UUID value) implements Id {

    /** A new identifier, later than all before it. */
    public static InspectionId next() {
        return new InspectionId(UuidCreator.getTimeOrderedEpoch());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
