package org.quartier.kernel.id;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/** Identifies what is told to everyone whom one change concerns. */
public record NoticeId(UUID value) implements Id {

    /** A new identifier, later than all before it. */
    public static NoticeId next() {
        return new NoticeId(UuidCreator.getTimeOrderedEpoch());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
