package org.quartier.command;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Days where no quarter says in which zone they are: those of Berlin. */
public final class UsualDay {

    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    private UsualDay() {}

    /** The day on which an instant falls. */
    public static LocalDate of(Instant instant) {
        return instant.atZone(ZONE).toLocalDate();
    }

    /** The first instant of a day. */
    public static Instant start(LocalDate day) {
        return day.atStartOfDay(ZONE).toInstant();
    }
}
