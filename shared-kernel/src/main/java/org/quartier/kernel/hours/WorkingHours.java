package org.quartier.kernel.hours;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.quartier.kernel.value.OutOfHours;
import org.quartier.kernel.value.OutOfHours.Why;
import org.quartier.kernel.value.TimeSlot;
import org.quartier.kernel.value.WeeklyTime;

/**
 * When a quarter works: in its weekly hours, but not on Sundays and public holidays. A quarter that has named no
 * hours works at any time of the other days.
 *
 * @param federalState the ISO 3166-2 code without "DE-": its public holidays count
 * @param municipality for those few holidays that are a city's own
 * @param zone in which days begin and weekly times are meant
 * @param weekly empty where none were named
 */
public record WorkingHours(String federalState, String municipality, ZoneId zone, List<WeeklyTime> weekly) {

    /** What goes on for longer is judged by its first days. */
    private static final int DAYS_AT_MOST = 366;

    /** A stretch of time, {@code [from, to)}. */
    public record Span(Instant from, Instant to) {}

    /** Whether, why and for how long something is out of hours; touching is not overlapping. */
    public Optional<OutOfHours> outside(TimeSlot slot) {
        Instant end = slot.endOrStart();
        LocalDate first = LocalDate.ofInstant(slot.start(), zone);
        LocalDate last = end.isAfter(slot.start()) ? LocalDate.ofInstant(end.minusNanos(1), zone) : first;
        Why why = null;
        long minutes = 0;
        for (LocalDate day = first;
                !day.isAfter(last) && day.isBefore(first.plusDays(DAYS_AT_MOST));
                day = day.plusDays(1)) {
            Span part = new Span(
                    later(slot.start(), day.atStartOfDay(zone).toInstant()),
                    earlier(end, day.plusDays(1).atStartOfDay(zone).toInstant()));
            if (slot.allDay() ? isFree(day) : !isWithin(part, on(day))) {
                why = why == null ? why(day) : why;
                minutes += slot.allDay() ? 0 : outside(part, on(day)).toMinutes();
            }
        }
        return why == null ? Optional.empty() : Optional.of(new OutOfHours(why, Math.toIntExact(minutes)));
    }

    /** When it works on a day: in order, without overlaps; nothing on a Sunday or public holiday. */
    public List<Span> on(LocalDate day) {
        if (isFree(day)) {
            return List.of();
        }
        if (weekly.isEmpty()) {
            return List.of(new Span(
                    day.atStartOfDay(zone).toInstant(),
                    day.plusDays(1).atStartOfDay(zone).toInstant()));
        }
        List<Span> spans = new ArrayList<>();
        weekly.stream()
                .filter(time -> time.day() == day.getDayOfWeek())
                .map(time -> new Span(
                        day.atTime(time.from()).atZone(zone).toInstant(),
                        day.atTime(time.to()).atZone(zone).toInstant()))
                .sorted(Comparator.comparing(Span::from))
                .forEach(span -> join(spans, span));
        return spans;
    }

    private static void join(List<Span> spans, Span span) {
        if (spans.isEmpty() || spans.getLast().to().isBefore(span.from())) {
            spans.add(span);
        } else {
            Span before = spans.removeLast();
            spans.add(new Span(before.from(), later(before.to(), span.to())));
        }
    }

    private boolean isFree(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SUNDAY || PublicHolidays.include(day, federalState, municipality);
    }

    private Why why(LocalDate day) {
        if (day.getDayOfWeek() == DayOfWeek.SUNDAY) {
            return Why.SUNDAY;
        }
        return isFree(day) ? Why.PUBLIC_HOLIDAY : Why.OUTSIDE_WORKING_HOURS;
    }

    /** A moment is within what begins with it; what lasts must end within as well. */
    private static boolean isWithin(Span part, List<Span> working) {
        return working.stream()
                .anyMatch(span -> !part.from().isBefore(span.from())
                        && part.from().isBefore(span.to())
                        && !part.to().isAfter(span.to()));
    }

    private static Duration outside(Span part, List<Span> working) {
        Duration left = Duration.between(part.from(), part.to());
        for (Span span : working) {
            Instant from = later(part.from(), span.from());
            Instant to = earlier(part.to(), span.to());
            left = from.isBefore(to) ? left.minus(Duration.between(from, to)) : left;
        }
        return left;
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
