package org.quartier.kernel.id;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/** Identifies a series of activities. */
public record SeriesId(UUID value) implements Id {

    /** A new identifier, later than all before it. */
    public static SeriesId next() {
        return new SeriesId(UuidCreator.getTimeOrderedEpoch());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
