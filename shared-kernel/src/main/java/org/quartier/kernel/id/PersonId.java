package org.quartier.kernel.id;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/** Identifies a person. */
public record PersonId(UUID value) implements Id {

    /** A new identifier, later than all before it. */
    public static PersonId next() {
        return new PersonId(UuidCreator.getTimeOrderedEpoch());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
