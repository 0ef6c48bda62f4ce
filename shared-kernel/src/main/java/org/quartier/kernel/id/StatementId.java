package org.quartier.kernel.id;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/** Identifies an hours statement that was issued. */
public record StatementId(UUID value) implements Id {

    /** A new identifier, later than all before it. */
    public static StatementId next() {
        return new StatementId(UuidCreator.getTimeOrderedEpoch());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
