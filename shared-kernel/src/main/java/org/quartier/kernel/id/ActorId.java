package org.quartier.kernel.id;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/** Identifies whoever acts: a signed-in user, known to the log only by this random id. */
public record ActorId(UUID value) implements Id {

    /** A new identifier, later than all before it. */
    public static ActorId next() {
        return new ActorId(UuidCreator.getTimeOrderedEpoch());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
