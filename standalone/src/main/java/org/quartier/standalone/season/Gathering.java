package org.quartier.standalone.season;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;

/**
 * One activity of a season.
 *
 * @param number from 0 in the district; names it
 * @param registrations how many people register
 */
record Gathering(int number, int quarter, Template template, LocalDate day, Fate fate, int registrations) {

    /** What becomes of it. */
    enum Fate {
        HELD,
        /** An hour later, on the same day. */
        MOVED,
        /** A week later, after it was not known when. */
        HELD_LATER,
        POSTPONED,
        CANCELLED,
        DRAFT
    }

    String key() {
        return "activity" + number;
    }

    Gathering with(int count) {
        return new Gathering(number, quarter, template, day, fate, count);
    }

    /** When it was to begin first. */
    ZonedDateTime plannedStart() {
        return day.atTime(template.from()).atZone(Calendar.ZONE);
    }

    /** When it begins at last. */
    ZonedDateTime start() {
        return switch (fate) {
            case MOVED -> plannedStart().plusHours(1);
            case HELD_LATER -> plannedStart().plusWeeks(1);
            default -> plannedStart();
        };
    }

    Instant end() {
        return start().plusMinutes(template.minutes()).toInstant();
    }

    boolean takesPlace() {
        return fate == Fate.HELD || fate == Fate.MOVED || fate == Fate.HELD_LATER;
    }

    /** A slot as a request says it. */
    Map<String, Object> slot(ZonedDateTime begins) {
        return Script.object(
                "start",
                text(begins),
                "end",
                text(begins.plusMinutes(template.minutes())),
                "zone",
                Calendar.ZONE.getId());
    }

    static String text(ZonedDateTime time) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time);
    }
}
