package org.quartier.kernel.value;

import java.time.LocalDate;
import java.time.Period;
import org.jspecify.annotations.Nullable;

/** A coarse age, as of the day of the activity: what counts need once the birth date is forgotten. */
public enum AgeBand {
    AGE_0_5("0_5", 0),
    AGE_6_13("6_13", 6),
    AGE_14_17("14_17", 14),
    AGE_18_26("18_26", 18),
    AGE_27_59("27_59", 27),
    AGE_60_74("60_74", 60),
    AGE_75_PLUS("75_PLUS", 75),
    UNKNOWN("UNKNOWN", Integer.MAX_VALUE);

    private final String code;
    private final int from;

    AgeBand(String code, int from) {
        this.code = code;
        this.from = from;
    }

    /** The name used in the API and in storage, such as {@code 75_PLUS}. */
    public String code() {
        return code;
    }

    /** The band for a code; an unknown one is an {@link IllegalArgumentException}. */
    public static AgeBand of(String code) {
        for (AgeBand band : values()) {
            if (band.code.equals(code)) {
                return band;
            }
        }
        throw new IllegalArgumentException("not an age band: " + code);
    }

    /** The band of someone born on {@code birthDate} on the day {@code on}. */
    public static AgeBand on(LocalDate on, @Nullable LocalDate birthDate) {
        if (birthDate == null || birthDate.isAfter(on)) {
            return UNKNOWN;
        }
        int age = Period.between(birthDate, on).getYears();
        AgeBand found = UNKNOWN;
        for (AgeBand band : values()) {
            if (band.from <= age) {
                found = band;
            }
        }
        return found;
    }
}
