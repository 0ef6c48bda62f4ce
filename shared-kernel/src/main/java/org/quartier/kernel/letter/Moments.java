package org.quartier.kernel.letter;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.quartier.kernel.value.TimeSlot;

/** How times are written in letters, in the zone of the place. */
record Moments(Locale language) {

    private boolean german() {
        return language.getLanguage().equals("de");
    }

    /** Such as Dienstag, 5. Mai 2026, 18:00 bis 20:00 Uhr. */
    String of(TimeSlot slot) {
        ZonedDateTime start = slot.start().atZone(slot.zone());
        Instant end = slot.end();
        if (slot.allDay()) {
            LocalDate last = end == null
                    ? slot.day()
                    : end.atZone(slot.zone()).toLocalDate().minusDays(1);
            return last.isAfter(slot.day()) ? day(start) + to() + day(last.atStartOfDay(slot.zone())) : day(start);
        }
        if (end == null || !end.isAfter(slot.start())) {
            return day(start) + ", " + clock(start) + hours();
        }
        ZonedDateTime until = end.atZone(slot.zone());
        boolean sameDay = until.toLocalDate().equals(start.toLocalDate());
        return day(start) + ", " + clock(start) + to() + (sameDay ? "" : day(until) + ", ") + clock(until) + hours();
    }

    /** Such as Dienstag, 5. Mai 2026, 18:00 Uhr. */
    String of(Instant at, ZoneId zone) {
        ZonedDateTime local = at.atZone(zone);
        return day(local) + ", " + clock(local) + hours();
    }

    private String day(ZonedDateTime at) {
        return at.format(DateTimeFormatter.ofPattern(german() ? "EEEE, d. MMMM yyyy" : "EEEE, d MMMM yyyy", language));
    }

    private static String clock(ZonedDateTime at) {
        return at.format(DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT));
    }

    private String to() {
        return german() ? " bis " : " to ";
    }

    private String hours() {
        return german() ? " Uhr" : "";
    }
}
