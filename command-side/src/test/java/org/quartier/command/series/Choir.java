package org.quartier.command.series;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.quartier.command.Scenario;
import org.quartier.command.series.SeriesCommand.ChangeSeries;
import org.quartier.command.series.SeriesCommand.PlanSeries;
import org.quartier.command.series.SeriesCommand.Wish;
import org.quartier.kernel.event.SeriesEvent.SeriesPlanned;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.QuarterId;
import org.quartier.kernel.id.SeriesId;
import org.quartier.kernel.value.ActivityDetails;
import org.quartier.kernel.value.ActivityKind;
import org.quartier.kernel.value.Occurrence;
import org.quartier.kernel.value.SeriesPlan;
import org.quartier.kernel.value.SeriesTime;
import org.quartier.kernel.value.TimeSlot;
import org.quartier.kernel.value.Visibility;

/** A choir that meets on four Tuesdays in May 2026, at 18:00. */
final class Choir {

    static final SeriesId CHOIR = SeriesId.next();
    static final SeriesId NEXT = SeriesId.next();
    static final QuarterId COERDE = QuarterId.next();
    static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    static final String WEEKLY = "FREQ=WEEKLY;COUNT=4";

    static final LocalDate MAY_5 = LocalDate.of(2026, 5, 5);
    static final LocalDate MAY_12 = LocalDate.of(2026, 5, 12);
    static final LocalDate MAY_19 = LocalDate.of(2026, 5, 19);
    static final LocalDate MAY_26 = LocalDate.of(2026, 5, 26);

    static final ActivityId[] IDS = Stream.generate(ActivityId::next).limit(10).toArray(ActivityId[]::new);
    static final List<Occurrence> TUESDAYS = List.of(
            new Occurrence(MAY_5, IDS[0]),
            new Occurrence(MAY_12, IDS[1]),
            new Occurrence(MAY_19, IDS[2]),
            new Occurrence(MAY_26, IDS[3]));

    static final ActivityDetails SINGING = details("Choir");
    static final SeriesPlan PLAN = new SeriesPlan(SINGING, at(18), null);
    static final SeriesPlanned PLANNED = new SeriesPlanned(CHOIR, COERDE, WEEKLY, PLAN, null, TUESDAYS, List.of());

    static final Scenario<Series> NOTHING = Scenario.of(Series.class);
    static final Scenario<Series> SERIES = NOTHING.given(PLANNED);

    private Choir() {}

    static ActivityDetails details(String title) {
        return new ActivityDetails(
                ActivityKind.WORKSHOP,
                title,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                null,
                null,
                Visibility.INTERNAL);
    }

    /** From this hour on for two. */
    static SeriesTime at(int hour) {
        return new SeriesTime(LocalTime.of(hour, 0), LocalTime.of(hour + 2, 0), 0, BERLIN);
    }

    static TimeSlot slot(LocalDate day, int hour) {
        return at(hour).on(day);
    }

    static Instant instant(String local) {
        return LocalDateTime.parse(local).atZone(BERLIN).toInstant();
    }

    /** The ids in turn, beginning with one. */
    static Supplier<ActivityId> ids(int from) {
        Deque<ActivityId> left = new ArrayDeque<>(List.of(IDS).subList(from, IDS.length));
        return left::removeFirst;
    }

    static PlanSeries plan(String rule, TimeSlot slot, LocalDate... skip) {
        return new PlanSeries(CHOIR, rule, new Wish(COERDE, SINGING, slot, null, null), Set.of(skip), ids(0));
    }

    static ChangeSeries change(
            LocalDate date,
            Scope scope,
            TimeSlot slot,
            @Nullable String rule,
            boolean confirmed,
            LocalDate... cancelled) {
        return change(date, scope, slot, rule, confirmed, instant("2026-05-04T12:00"), cancelled);
    }

    static ChangeSeries change(
            LocalDate date,
            Scope scope,
            TimeSlot slot,
            @Nullable String rule,
            boolean confirmed,
            Instant now,
            LocalDate... cancelled) {
        return change(date, scope, new Wish(COERDE, SINGING, slot, null, null), rule, confirmed, now, cancelled);
    }

    static ChangeSeries change(
            LocalDate date,
            Scope scope,
            Wish wish,
            @Nullable String rule,
            boolean confirmed,
            Instant now,
            LocalDate... cancelled) {
        return new ChangeSeries(
                CHOIR, date, scope, wish, rule, confirmed, "heating", null, Set.of(cancelled), NEXT, ids(4), now);
    }
}
