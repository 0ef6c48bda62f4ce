package org.quartier.kernel.id;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/** Identifies what one person is told of a notice. */
public record NotificationId(UUID value) implements Id {

    /** A new identifier, later than all before it. */
    public static NotificationId next() {
        return new NotificationId(UuidCreator.getTimeOrderedEpoch());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
