package org.quartier.standalone.check;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.event.HoursStatementEvent.HoursStatementIssued;

/** All that the events of an organisation tell, folded once. */
final class Told {

    final Activities activities = new Activities();
    final Participations participations = new Participations();
    final Hours hours = new Hours();
    final People people = new People();
    final Money money = new Money();
    final Shifts shifts = new Shifts();
    final List<Issued> statements = new ArrayList<>();
    private final Clock clock;
    private final List<Fact> facts;

    /** A statement that was issued, and by which event. */
    record Issued(HoursStatementIssued statement, Fact fact) {}

    Told(List<Fact> facts, Clock clock) {
        this(facts, clock, fact -> true);
    }

    private Told(List<Fact> facts, Clock clock, Predicate<Fact> counts) {
        this.facts = facts;
        this.clock = clock;
        for (Fact fact : facts) {
            people.on(fact); // who and where they are is always told as it is now
            if (counts.test(fact)) {
                tell(fact);
            }
        }
    }

    /** What happens next, but not who and where they are. */
    void tell(Fact fact) {
        activities.on(fact);
        participations.on(fact);
        hours.on(fact);
        money.on(fact);
        shifts.on(fact);
        if (fact.event() instanceof HoursStatementIssued issued) {
            statements.add(new Issued(issued, fact));
        }
    }

    /** All that was recorded, in the order of the log. */
    List<Fact> facts() {
        return facts;
    }

    /** What was recorded up to a position in the log. */
    Told upTo(long position) {
        return new Told(facts, clock, fact -> fact.position() <= position);
    }

    /** What was true at the end of one day, by what was known at the end of another. */
    Told then(@Nullable LocalDate asOf, @Nullable LocalDate knownAt, ZoneId zone) {
        return asOf == null && knownAt == null
                ? this
                : new Told(
                        facts,
                        clock,
                        fact -> isBy(fact.about().happenedAt(), asOf, zone) && isBy(fact.recordedAt(), knownAt, zone));
    }

    private static boolean isBy(Instant instant, @Nullable LocalDate day, ZoneId zone) {
        return day == null
                || instant.isBefore(day.plusDays(1).atStartOfDay(zone).toInstant());
    }

    /**
     * What a statistic is asked: of all time, of its first half, of each quarter; what was true on some days in it, and
     * what was known yesterday and is today.
     */
    List<Statistic> moments(String name) {
        List<LocalDate> days = activities.all().stream()
                .map(activity -> activity.day(Activities.zone(activity, people.zones)))
                .sorted()
                .toList();
        if (days.isEmpty()) {
            return List.of();
        }
        LocalDate from = days.getFirst();
        LocalDate to = days.getLast().plusDays(1);
        LocalDate today = LocalDate.ofInstant(now(), People.USUAL_ZONE);
        LocalDate middle = earlier(days.get(days.size() / 2), today);
        LocalDate quarter = earlier(days.get(days.size() / 4), today);
        List<Statistic> moments = new ArrayList<>();
        moments.add(new Statistic(name, from, to, List.of(), null, null, null));
        moments.add(new Statistic(name, from, middle, List.of(), null, null, null));
        moments.add(new Statistic(name, from, to, List.of(), null, middle, null));
        moments.add(new Statistic(name, from, to, List.of(), null, quarter, today));
        moments.add(new Statistic(name, from, to, List.of(), null, null, today.minusDays(1)));
        people.zones
                .keySet()
                .forEach(of -> moments.add(
                        new Statistic(name, quarter, to, List.of(), of.toString(), middle.minusDays(1), null)));
        return moments;
    }

    private static LocalDate earlier(LocalDate a, LocalDate b) {
        return a.isBefore(b) ? a : b;
    }

    Instant now() {
        return clock.instant();
    }
}
