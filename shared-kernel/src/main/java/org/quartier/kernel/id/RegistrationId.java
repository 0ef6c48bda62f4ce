package org.quartier.kernel.id;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/** Identifies one registration; who withdraws and comes back has a second one. */
public record RegistrationId(UUID value) implements Id {

    /** A new identifier, later than all before it. */
    public static RegistrationId next() {
        return new RegistrationId(UuidCreator.getTimeOrderedEpoch());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
