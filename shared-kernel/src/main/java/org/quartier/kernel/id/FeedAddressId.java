package org.quartier.kernel.id;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/** Identifies a feed address; not its secret. */
public record FeedAddressId(UUID value) implements Id {

    /** A new identifier, later than all before it. */
    public static FeedAddressId next() {
        return new FeedAddressId(UuidCreator.getTimeOrderedEpoch());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
