package org.quartier.kernel.id;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/** Identifies what a volunteer declared about payments by others. */
public record DeclarationId(UUID value) implements Id {

    /** A new identifier, later than all before it. */
    public static DeclarationId next() {
        return new DeclarationId(UuidCreator.getTimeOrderedEpoch());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
