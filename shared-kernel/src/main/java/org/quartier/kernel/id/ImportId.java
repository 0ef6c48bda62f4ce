package org.quartier.kernel.id;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/** Identifies an import. */
public record ImportId(UUID value) implements Id {

    /** A new identifier, later than all before it. */
    public static ImportId next() {
        return new ImportId(UuidCreator.getTimeOrderedEpoch());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
