package org.quartier.standalone.check;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.event.ActivityEvent;
import org.quartier.kernel.event.HourEntryEvent;
import org.quartier.kernel.event.ParticipationEvent;
import org.quartier.kernel.event.ParticipationEvent.HeadsCounted;
import org.quartier.kernel.event.StoredAs;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.value.ReportingPeriod;

/** Tells on from where a period was closed, one event after the other, and notes what each one changes in its figures. */
final class AdjustmentFold {

    private static final Set<String> ALWAYS = Set.of(
            "participation.attendance-corrected", "participation.heads-counted", "participation.check-in-annulled");

    private final ReportingPeriod period;
    private final long closedAt;
    private final Told told;
    private final Told then;
    private final List<Adjustment> all = new ArrayList<>();

    AdjustmentFold(ReportingPeriod period, long closedAt, Told told) {
        this.period = period;
        this.closedAt = closedAt;
        this.told = told;
        this.then = told.upTo(closedAt);
    }

    /** Facts of one thing, and what they add to the figures of the period: these are numbers of type {@link Long}. */
    private record Facts(boolean inside, Map<String, Object> all) {
        static final Facts NONE = new Facts(false, Map.of());

        /** What is different in others. */
        Map<String, Object> without(Facts others) {
            Map<String, Object> different = new TreeMap<>(all);
            different.entrySet().removeAll(others.all.entrySet());
            return different;
        }

        long figure(String name) {
            return all.get(name) instanceof Long figure ? figure : 0;
        }

        boolean isDraft() {
            return all.getOrDefault("state", "DRAFT").equals("DRAFT");
        }
    }

    /** What an event changed. */
    record Adjustment(
            Fact fact,
            String type,
            @Nullable Object activity,
            @Nullable Object hourEntry,
            YearMonth bookedIn,
            Map<String, Object> before,
            Map<String, Object> after,
            Map<String, Long> delta,
            @Nullable Long original,
            @Nullable String reason) {}

    List<Adjustment> all() {
        for (Fact fact : told.facts()) {
            if (fact.position() > closedAt) {
                switch (fact.event()) {
                    case HourEntryEvent event -> hours(fact, event);
                    case ActivityEvent event -> activity(fact, event.activity());
                    case ParticipationEvent event -> activity(fact, event.activity());
                    default -> then.tell(fact);
                }
            }
        }
        return all;
    }

    private void activity(Fact fact, ActivityId activity) {
        Facts was = facts(activity);
        then.tell(fact);
        Facts is = facts(activity);
        boolean draft = was.isDraft() && is.isDraft();
        boolean dropped = was.isDraft() && !"TAKES_PLACE".equals(is.all().get("state"));
        if ((was.inside() || is.inside()) && (ALWAYS.contains(type(fact)) || !draft && !dropped && !was.equals(is))) {
            Activities.State state = then.activities.of(activity);
            add(fact, activity, null, Activities.zone(state, told.people.zones), was, is);
        }
    }

    private Facts facts(ActivityId activity) {
        if (!then.activities.knows(activity)) {
            return Facts.NONE;
        }
        Activities.State state = then.activities.of(activity);
        LocalDate day = state.day(Activities.zone(state, told.people.zones));
        Map<String, Object> facts = new TreeMap<>();
        facts.put("day", day.toString());
        facts.put("kind", state.details.kind().name());
        facts.put("state", word(state));
        boolean inside = isOf(day);
        long counts = inside && state.takesPlace() ? 1 : 0;
        Participations.State who = then.participations.of(activity);
        facts.put("activities", counts);
        facts.put("registered", counts * persons(who, Participations.Registration::isRegistered));
        facts.put("visits", counts * who.named());
        facts.put("reported", counts * who.reported());
        facts.put("noShows", counts * persons(who, Participations.Registration::isNoShow));
        HeadsCounted count = who.count;
        if (count != null) {
            facts.put("headCount", counts * count.total());
        }
        return new Facts(inside, facts);
    }

    private static String word(Activities.State state) {
        if (!state.published && !state.completed) {
            return "DRAFT";
        }
        return state.cancelled ? "CANCELLED" : state.postponed ? "POSTPONED" : "TAKES_PLACE";
    }

    private static long persons(Participations.State who, Predicate<Participations.Registration> which) {
        return who.registrations.values().stream()
                .filter(which)
                .map(Participations.Registration::person)
                .distinct()
                .count();
    }

    private void hours(Fact fact, HourEntryEvent event) {
        Hours.Entry entry = told.hours.all().stream()
                .filter(one -> one.id.equals(event.hourEntry()))
                .findFirst()
                .orElseThrow();
        ZoneId zone = HourStatistic.zone(HourStatistic.quarter(entry, told), told);
        Facts was = facts(event, zone);
        then.tell(fact);
        Facts is = facts(event, zone);
        if ((was.inside() || is.inside()) && !"DRAFT".equals(is.all().get("status"))) {
            add(fact, entry.activity, entry.id, zone, was, is);
        }
    }

    private Facts facts(HourEntryEvent event, ZoneId zone) {
        return then.hours.all().stream()
                .filter(one -> one.id.equals(event.hourEntry()))
                .findFirst()
                .map(entry -> facts(entry.now(), zone))
                .orElse(Facts.NONE);
    }

    private Facts facts(Hours.Standing now, ZoneId zone) {
        boolean inside = isOf(now.day(zone));
        Map<String, Object> facts = new TreeMap<>();
        facts.put("day", now.day(zone).toString());
        facts.put("status", now.status());
        facts.put("minutes", now.minutes());
        facts.put("entries", inside && !now.status().equals("DRAFT") ? 1L : 0L);
        facts.put("approvedEntries", inside && now.isApproved() ? 1L : 0L);
        for (String each : List.of("APPROVED", "SUBMITTED", "REJECTED")) {
            facts.put(
                    each.toLowerCase(Locale.ROOT) + "Minutes",
                    inside && now.status().equals(each) ? (long) now.minutes() : 0L);
        }
        return new Facts(inside, facts);
    }

    private void add(
            Fact fact, @Nullable Object activity, @Nullable Object hourEntry, ZoneId zone, Facts was, Facts is) {
        Map<String, Long> delta = new TreeMap<>();
        for (String figure : is.all().keySet()) {
            if (is.figure(figure) != was.figure(figure)) {
                delta.put(figure, is.figure(figure) - was.figure(figure));
            }
        }
        all.add(new Adjustment(
                fact,
                type(fact),
                activity,
                hourEntry,
                YearMonth.from(fact.recordedAt().atZone(zone)),
                was.without(is),
                is.without(was),
                delta,
                original(Subjects.of(fact)),
                Subjects.reason(fact)));
    }

    /** The last that was said of the same thing before the close. */
    private @Nullable Long original(@Nullable Object thing) {
        return told.facts().stream()
                .filter(fact -> fact.position() <= closedAt && thing != null && thing.equals(Subjects.of(fact)))
                .map(Fact::position)
                .reduce((earlier, later) -> later)
                .orElse(null);
    }

    private boolean isOf(LocalDate day) {
        return !day.isBefore(period.from()) && day.isBefore(period.to());
    }

    private static String type(Fact fact) {
        return Objects.requireNonNull(fact.event().getClass().getAnnotation(StoredAs.class))
                .name();
    }
}
