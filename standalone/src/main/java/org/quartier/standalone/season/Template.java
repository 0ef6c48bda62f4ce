package org.quartier.standalone.season;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What takes place in a quarter again and again.
 *
 * @param room the key of its room, or null for outside
 * @param every after how many weeks
 * @param weight how many come, compared to the others
 * @param places 0 when anyone may come
 * @param moderator who leads it, of the quarter's moderators; no two at the same time
 * @param counted of how many gatherings out of ten heads are counted
 * @param helpers how many volunteers are needed
 */
record Template(
        String title,
        String kind,
        DayOfWeek day,
        LocalTime from,
        int minutes,
        @Nullable String room,
        int every,
        int weight,
        int places,
        String policy,
        int moderator,
        int counted,
        int helpers) {

    static final String FOR_CHILDREN = "Kinderwerkstatt";

    static final List<Template> ALL = List.of(
            of("Sprechstunde im Quartiersbüro", "CONSULTATION_HOUR", 1, "10:00", 120, "office", 3, 3, 0, 0, 2, 0),
            of("Offenes Nachbarschaftscafé", "EVENT", 2, "15:00", 120, "hall", 3, 9, 0, 0, 10, 2),
            of(FOR_CHILDREN, "WORKSHOP", 3, "15:30", 120, "office", 2, 15, 12, 1, 2, 2),
            of("Sprachcafé", "WORKSHOP", 4, "17:00", 120, "office", 2, 14, 14, 1, 2, 1),
            of("Repair-Café", "ACTION", 5, "14:00", 180, "hall", 4, 20, 20, 2, 6, 3),
            of("Aktionstag Hochbeete", "ACTION", 6, "10:00", 180, null, 4, 8, 0, 2, 5, 2),
            of("Nachbarschaftsfest", "EVENT", 7, "14:00", 240, "hall", 13, 14, 0, 2, 10, 4),
            of("Mieterversammlung", "TENANT_ASSEMBLY", 3, "19:00", 120, "hall", 13, 16, 60, 2, 8, 0),
            of("Quartiersversammlung", "ASSEMBLY", 4, "19:30", 120, "hall", 26, 18, 0, 2, 9, 1),
            of("Ortstermin Spielplatz", "ON_SITE_APPOINTMENT", 1, "16:00", 60, null, 8, 3, 0, 0, 1, 0));

    private static Template of(
            String title,
            String kind,
            int day,
            String from,
            int minutes,
            @Nullable String room,
            int every,
            int weight,
            int places,
            int moderator,
            int counted,
            int helpers) {
        return new Template(
                title,
                kind,
                DayOfWeek.of(day),
                LocalTime.parse(from),
                minutes,
                room,
                every,
                weight,
                places,
                every > 2 ? "STRICT" : "FILL",
                moderator,
                counted,
                helpers);
    }

    /** Whether it takes place in a week, numbered from 0 in the season; not on the same days in each quarter. */
    boolean isInWeek(int week, int quarter) {
        return (week + quarter) % every == (every > 2 ? day.getValue() % 4 : 0) % every;
    }

    /** Whether it needs a key holder and two people. */
    boolean isOutOfHours() {
        return day.getValue() > DayOfWeek.FRIDAY.getValue() || !from.isBefore(LocalTime.of(19, 0));
    }

    boolean isForChildren() {
        return title.equals(FOR_CHILDREN);
    }

    /** Whether it can take place on a day: what is within working hours does not on public holidays. */
    boolean isOn(LocalDate date) {
        return date.getDayOfWeek() == day && (isOutOfHours() || Calendar.isWorkday(date));
    }
}
