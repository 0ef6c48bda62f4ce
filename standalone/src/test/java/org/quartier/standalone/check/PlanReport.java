package org.quartier.standalone.check;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.value.RegistrationStatus;
import org.quartier.standalone.check.Statistic.Figures;
import org.quartier.standalone.check.Statistic.Row;

/** {@code /statistics/plan}: what was planned, and what came of it. */
final class PlanReport implements Report {

    private static final List<List<String>> GROUPINGS = List.of(
            List.of(), List.of("month"), List.of("quarter"), List.of("kind"), List.of("month", "quarter", "kind"));

    static final Figures FIGURES = new Figures(
            List.of(
                    "planned",
                    "held",
                    "upcoming",
                    "cancelled",
                    "postponed",
                    "limited",
                    "places",
                    "taken",
                    "attended",
                    "neededMinutes",
                    "approvedMinutes"),
            Set.of(),
            Set.of());

    @Override
    public void check(Told told, Questions questions, Differences differences) {
        for (Statistic statistic : told.moments("plan")) {
            for (List<String> by : GROUPINGS) {
                Statistic asked = statistic.by(by);
                asked.compare(rows(asked, told), FIGURES, questions, differences);
            }
        }
    }

    static Map<String, Row> rows(Statistic asked, Told told) {
        Map<String, Row> rows = new TreeMap<>();
        asked.then(told)
                .forEach((zone, then) -> then.activities.all().stream()
                        .filter(activity -> (activity.published || activity.completed)
                                && Activities.zone(activity, told.people.zones).equals(zone)
                                && asked.isOf(activity.day(zone))
                                && (asked.quarter() == null || asked.quarter().equals(activity.quarter.toString())))
                        .forEach(activity -> {
                            Row row = rows.computeIfAbsent(
                                    asked.key(dimension -> switch (dimension) {
                                        case "month" ->
                                            YearMonth.from(activity.day(zone)).toString();
                                        case "quarter" -> activity.quarter.toString();
                                        default -> activity.details.kind().name();
                                    }),
                                    key -> new Row());
                            add(row, activity, then, last(asked, told, zone));
                        }));
        return rows;
    }

    /** What begins before it has begun: now, or the end of the earlier of the days that are asked for. */
    private static Instant last(Statistic asked, Told told, ZoneId zone) {
        return Stream.concat(
                        Stream.of(told.now().plusNanos(1)),
                        Stream.of(end(asked.asOf(), zone), end(asked.knownAt(), zone)))
                .min(Instant::compareTo)
                .orElseThrow();
    }

    private static Instant end(@Nullable LocalDate day, ZoneId zone) {
        return day == null ? Instant.MAX : day.plusDays(1).atStartOfDay(zone).toInstant();
    }

    private static void add(Row row, Activities.State activity, Told then, Instant last) {
        Participations.State participation = then.participations.of(activity.id);
        row.from(activity.events);
        row.from(participation.events);
        row.add("planned", 1);
        row.add("cancelled", activity.cancelled ? 1 : 0);
        row.add("postponed", activity.postponed && !activity.cancelled ? 1 : 0);
        row.add(
                "approvedMinutes",
                then.hours.all().stream()
                        .filter(entry -> activity.id.equals(entry.activity))
                        .map(Hours.Entry::now)
                        .filter(Hours.Standing::isApproved)
                        .mapToLong(Hours.Standing::minutes)
                        .sum());
        if (!activity.takesPlace()) {
            return;
        }
        row.add(activity.slot.start().isBefore(last) ? "held" : "upcoming", 1);
        row.add(
                "neededMinutes",
                then.shifts.all().stream()
                        .filter(shift -> shift.activity.equals(activity.id) && shift.word.equals("OPEN"))
                        .mapToLong(shift -> shift.need.needed()
                                * Duration.between(shift.need.start(), shift.need.end())
                                        .toMinutes())
                        .sum());
        if (participation.capacity != null) {
            row.add("limited", 1);
            row.add("places", participation.capacity.places());
            row.add(
                    "taken",
                    Stream.concat(
                                    participation.with(RegistrationStatus.CONFIRMED),
                                    participation.with(RegistrationStatus.OFFERED))
                            .mapToLong(one -> 1 + one.made.companions())
                            .sum());
            row.add("attended", participation.reported());
        }
    }
}
