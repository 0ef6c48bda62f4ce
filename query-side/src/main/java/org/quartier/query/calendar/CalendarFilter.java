package org.quartier.query.calendar;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.value.ActivityKind;
import org.quartier.kernel.web.Refusal;
import org.quartier.query.Days;

/**
 * Which entries are asked for; null means any.
 *
 * @param from the first day, in the zone of each quarter
 * @param to the first day after the last
 */
record CalendarFilter(
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable UUID quarter,
        @Nullable ActivityKind kind,
        @Nullable UUID moderator,
        @Nullable UUID room,
        @Nullable Boolean outOfHours) {

    private static final int DAYS_BACK = 30;
    private static final int DAYS_AHEAD = 365;

    /** The same as text: the parameters of a request, or those kept with a feed's address. */
    record Asked(
            @Nullable String from,
            @Nullable String to,
            @Nullable String quarter,
            @Nullable String kind,
            @Nullable String moderator,
            @Nullable String room,
            @Nullable String outOfHours) {

        static Asked of(Map<String, String> values) {
            return new Asked(
                    values.get("from"),
                    values.get("to"),
                    values.get("quarter"),
                    values.get("kind"),
                    values.get("moderator"),
                    values.get("room"),
                    values.get("outOfHours"));
        }

        /**
         * Reads it.
         *
         * @throws Refusal 400 that names the field which is none
         */
        CalendarFilter filter() {
            LocalDate first = from == null ? null : Days.read("from", from);
            LocalDate end = to == null ? null : Days.read("to", to);
            if (first != null && end != null && end.isBefore(first)) {
                throw Refusal.malformed("to", "must not be before from");
            }
            return new CalendarFilter(
                    first,
                    end,
                    id("quarter", quarter),
                    kind(kind),
                    id("moderator", moderator),
                    id("room", room),
                    truth("outOfHours", outOfHours));
        }

        private static @Nullable Boolean truth(String field, @Nullable String text) {
            if (text == null || text.equals("true") || text.equals("false")) {
                return text == null ? null : Boolean.valueOf(text);
            }
            throw Refusal.malformed(field, "must be true or false");
        }

        private static @Nullable UUID id(String field, @Nullable String text) {
            if (text == null) {
                return null;
            }
            try {
                if (text.length() == 36) {
                    return UUID.fromString(text);
                }
            } catch (IllegalArgumentException e) {
                throw Refusal.malformed(field, "must be an id");
            }
            throw Refusal.malformed(field, "must be an id");
        }

        private static @Nullable ActivityKind kind(@Nullable String text) {
            if (text == null) {
                return null;
            }
            for (ActivityKind kind : ActivityKind.values()) {
                if (kind.name().equals(text)) {
                    return kind;
                }
            }
            throw Refusal.malformed("kind", "must be one of " + java.util.List.of(ActivityKind.values()));
        }
    }

    /** Whether neither end is given, so that the window moves on with the days. */
    boolean isMoving() {
        return from == null && to == null;
    }

    /** With both ends: where one is missing, 30 days back and 365 ahead, from today or from the other end. */
    CalendarFilter bounded(LocalDate today) {
        LocalDate first = from != null ? from : earlier(today, to).minusDays(DAYS_BACK);
        LocalDate end = to != null ? to : later(today, from).plusDays(DAYS_AHEAD);
        return new CalendarFilter(first, end, quarter, kind, moderator, room, outOfHours);
    }

    private static LocalDate earlier(LocalDate today, @Nullable LocalDate end) {
        return end != null && end.isBefore(today) ? end : today;
    }

    private static LocalDate later(LocalDate today, @Nullable LocalDate first) {
        return first != null && first.isAfter(today) ? first : today;
    }
}
