package org.quartier.command.series;

import static org.quartier.command.series.Choir.CHOIR;
import static org.quartier.command.series.Choir.COERDE;
import static org.quartier.command.series.Choir.IDS;
import static org.quartier.command.series.Choir.MAY_12;
import static org.quartier.command.series.Choir.MAY_19;
import static org.quartier.command.series.Choir.MAY_26;
import static org.quartier.command.series.Choir.MAY_5;
import static org.quartier.command.series.Choir.NEXT;
import static org.quartier.command.series.Choir.NOTHING;
import static org.quartier.command.series.Choir.PLAN;
import static org.quartier.command.series.Choir.PLANNED;
import static org.quartier.command.series.Choir.SERIES;
import static org.quartier.command.series.Choir.SINGING;
import static org.quartier.command.series.Choir.TUESDAYS;
import static org.quartier.command.series.Choir.WEEKLY;
import static org.quartier.command.series.Choir.at;
import static org.quartier.command.series.Choir.change;
import static org.quartier.command.series.Choir.instant;
import static org.quartier.command.series.Choir.plan;
import static org.quartier.command.series.Choir.slot;
import static org.quartier.command.series.Scope.ALL;
import static org.quartier.command.series.Scope.THIS;
import static org.quartier.command.series.Scope.THIS_AND_FOLLOWING;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.quartier.command.Snapshots;
import org.quartier.command.series.SeriesCommand.CancelOccurrences;
import org.quartier.command.series.SeriesCommand.Wish;
import org.quartier.kernel.event.SeriesEvent.OccurrenceChanged;
import org.quartier.kernel.event.SeriesEvent.OccurrencesCancelled;
import org.quartier.kernel.event.SeriesEvent.SeriesChanged;
import org.quartier.kernel.event.SeriesEvent.SeriesContinued;
import org.quartier.kernel.event.SeriesEvent.SeriesEnded;
import org.quartier.kernel.event.SeriesEvent.SeriesPlanned;
import org.quartier.kernel.event.SeriesEvent.SeriesPublished;
import org.quartier.kernel.id.QuarterId;
import org.quartier.kernel.value.Capacity;
import org.quartier.kernel.value.Occurrence;
import org.quartier.kernel.value.SeriesPlan;
import org.quartier.kernel.value.TimeSlot;
import org.quartier.kernel.value.WaitingListMode;
import org.quartier.kernel.value.WaitingListPolicy;
import org.quartier.kernel.web.Refusal;

class SeriesTest {

    private static final SeriesPlan AT_19 = new SeriesPlan(SINGING, at(19), null);
    private static final Instant MAY_12_EVENING = instant("2026-05-12T18:00");
    private static final LocalDate MAY_6 = MAY_5.plusDays(1);
    private static final LocalDate MAY_13 = MAY_12.plusDays(1);

    private static Occurrence added(LocalDate day, int id) {
        return new Occurrence(day, IDS[id]);
    }

    @Test
    @DisplayName("R-02 each day that the rule gives is an activity of its own")
    void plans() {
        NOTHING.then(plan(WEEKLY, slot(MAY_5, 18)), PLANNED);
        NOTHING.then(
                plan(WEEKLY, slot(MAY_5, 18), MAY_12),
                new SeriesPlanned(
                        CHOIR,
                        COERDE,
                        WEEKLY,
                        PLAN,
                        null,
                        List.of(TUESDAYS.get(0), added(MAY_19, 1), added(MAY_26, 2)),
                        List.of(MAY_12)));
    }

    @Test
    @DisplayName("R-02 a series begins on a day that its rule gives, and ends each time after it starts")
    void beginsOnItsRule() {
        NOTHING.refused(plan("FREQ=WEEKLY;BYDAY=WE;COUNT=3", slot(MAY_5, 18)), "R-02", "starts-off-the-rule");
        NOTHING.refused(plan("FREQ=SECONDLY;COUNT=3", slot(MAY_5, 18)), "R-02", "more-than-daily");
        TimeSlot slot = slot(MAY_5, 18);
        NOTHING.refused(
                plan(WEEKLY, new TimeSlot(slot.start(), slot.start(), slot.zone(), false)),
                "R-01",
                "ends-after-it-starts");
        NOTHING.refused(plan(WEEKLY, slot(LocalDate.of(1899, 12, 31), 18)), "R-01", "date-out-of-range");
        NOTHING.refused(plan(WEEKLY, slot(LocalDate.of(9990, 1, 1), 18)), "R-01", "date-out-of-range");
    }

    @Test
    @DisplayName("R-02 THIS changes one occurrence, to another day too, and leaves the series as it is")
    void thisOne() {
        SERIES.then(
                change(MAY_12, THIS, slot(MAY_13, 20), null, false),
                new OccurrenceChanged(CHOIR, MAY_12, IDS[1], SINGING, slot(MAY_13, 20), null, "heating", null));
        SERIES.then(
                change(MAY_12, THIS, slot(MAY_13, 20), WEEKLY, false),
                new OccurrenceChanged(CHOIR, MAY_12, IDS[1], SINGING, slot(MAY_13, 20), null, "heating", null));
        SERIES.refused(change(MAY_12, THIS, slot(MAY_13, 20), "FREQ=DAILY;COUNT=4", true), "R-02", "rule-is-of-all");
        SERIES.when(change(MAY_13, THIS, slot(MAY_13, 20), null, false))
                .expectNoEvents()
                .expectException(Refusal.class);
    }

    @Test
    @DisplayName("R-02 ALL changes what has not begun; the past stays")
    void all() {
        SERIES.then(
                change(MAY_12, ALL, slot(MAY_12, 19), null, false),
                new SeriesChanged(
                        CHOIR, COERDE, WEEKLY, AT_19, null, PLAN, TUESDAYS, List.of(), List.of(), false, false,
                        "heating", null));
        SERIES.then(
                change(MAY_5, ALL, slot(MAY_5, 19), null, false, MAY_12_EVENING),
                new SeriesChanged(
                        CHOIR,
                        COERDE,
                        WEEKLY,
                        AT_19,
                        null,
                        PLAN,
                        TUESDAYS.subList(2, 4),
                        List.of(),
                        List.of(),
                        false,
                        false,
                        "heating",
                        null));
        SERIES.then(
                change(MAY_5, ALL, slot(MAY_5, 19), null, false, MAY_12_EVENING.minusSeconds(1)),
                new SeriesChanged(
                        CHOIR,
                        COERDE,
                        WEEKLY,
                        AT_19,
                        null,
                        PLAN,
                        TUESDAYS.subList(1, 4),
                        List.of(),
                        List.of(),
                        false,
                        false,
                        "heating",
                        null));
        SERIES.refused(
                change(MAY_5, ALL, slot(MAY_5, 19), null, false, instant("2026-05-26T18:00")),
                "R-02",
                "past-never-changes");
    }

    @Test
    @DisplayName("R-02 ALL that changes nothing records nothing, and moves nothing to another day without the rule")
    void allQuietly() {
        SERIES.then(change(MAY_12, ALL, slot(MAY_12, 18), WEEKLY, false));
        SERIES.refused(change(MAY_12, ALL, slot(MAY_13, 18), null, false), "R-02", "day-belongs-to-the-rule");
    }

    @Test
    @DisplayName("R-02 another rule must be confirmed; its days are kept, added or dropped")
    void allByAnotherRule() {
        String fortnightly = "FREQ=WEEKLY;INTERVAL=2;COUNT=3";
        LocalDate june2 = MAY_26.plusWeeks(1);
        SERIES.refused(change(MAY_5, ALL, slot(MAY_5, 18), fortnightly, false), "R-02", "rule-change-unconfirmed");
        SERIES.then(
                change(MAY_5, ALL, slot(MAY_5, 18), fortnightly, true),
                new SeriesChanged(
                        CHOIR,
                        COERDE,
                        "FREQ=WEEKLY;INTERVAL=2;COUNT=3",
                        PLAN,
                        null,
                        PLAN,
                        List.of(TUESDAYS.get(0), TUESDAYS.get(2)),
                        List.of(added(june2, 4)),
                        List.of(TUESDAYS.get(1), TUESDAYS.get(3)),
                        true,
                        false,
                        "heating",
                        null));
    }

    @Test
    @DisplayName("R-02 another rule gives a cancelled day again, to another activity")
    void cancelledDayAgain() {
        SERIES.then(
                change(MAY_5, ALL, slot(MAY_5, 18), "FREQ=WEEKLY;COUNT=3", true, MAY_12),
                new SeriesChanged(
                        CHOIR,
                        COERDE,
                        "FREQ=WEEKLY;COUNT=3",
                        PLAN,
                        null,
                        PLAN,
                        List.of(TUESDAYS.get(0), TUESDAYS.get(2)),
                        List.of(added(MAY_12, 4)),
                        List.of(TUESDAYS.get(1), TUESDAYS.get(3)),
                        true,
                        false,
                        "heating",
                        null));
    }

    @Test
    @DisplayName("R-02 ALL by a rule for another weekday begins after the first occurrence to come")
    void anotherWeekday() {
        SERIES.then(
                change(MAY_19, ALL, slot(MAY_19.plusDays(1), 18), "FREQ=WEEKLY;BYDAY=WE;COUNT=2", true, MAY_12_EVENING),
                new SeriesChanged(
                        CHOIR,
                        COERDE,
                        "FREQ=WEEKLY;BYDAY=WE;COUNT=2",
                        PLAN,
                        null,
                        PLAN,
                        List.of(),
                        List.of(added(MAY_19.plusDays(1), 4), added(MAY_26.plusDays(1), 5)),
                        TUESDAYS.subList(2, 4),
                        true,
                        false,
                        "heating",
                        null));
        SERIES.refused(
                change(MAY_19, ALL, slot(MAY_19.plusDays(2), 18), "FREQ=WEEKLY;BYDAY=WE;COUNT=2", true),
                "R-02",
                "starts-off-the-rule");
    }

    @Test
    @DisplayName("R-02 FOLLOWING ends the old rule and opens a new series, which takes the activities over")
    void following() {
        SERIES.then(
                change(MAY_19, THIS_AND_FOLLOWING, slot(MAY_19, 19), null, false),
                new SeriesEnded(CHOIR, MAY_19, "FREQ=WEEKLY;UNTIL=20260518", NEXT),
                continued("FREQ=WEEKLY;UNTIL=20260526", AT_19, TUESDAYS.subList(2, 4), List.of(), List.of(), false));
    }

    @Test
    @DisplayName(
            "R-02 FOLLOWING at the first date leaves nothing to the old series, at the last one occurrence to the new")
    void followingAtTheEdges() {
        SERIES.then(
                change(MAY_5, THIS_AND_FOLLOWING, slot(MAY_5, 19), null, false),
                new SeriesEnded(CHOIR, MAY_5, "FREQ=WEEKLY;UNTIL=20260504", NEXT),
                continued("FREQ=WEEKLY;UNTIL=20260526", AT_19, TUESDAYS, List.of(), List.of(), false));
        SERIES.then(
                change(MAY_26, THIS_AND_FOLLOWING, slot(MAY_26, 19), null, false),
                new SeriesEnded(CHOIR, MAY_26, "FREQ=WEEKLY;UNTIL=20260525", NEXT),
                continued("FREQ=WEEKLY;UNTIL=20260526", AT_19, TUESDAYS.subList(3, 4), List.of(), List.of(), false));
        SERIES.refused(
                change(MAY_12, THIS_AND_FOLLOWING, slot(MAY_12, 19), null, false, MAY_12_EVENING),
                "R-02",
                "past-never-changes");
        SERIES.given(new SeriesEnded(CHOIR, MAY_19, "FREQ=WEEKLY;UNTIL=20260518", NEXT))
                .when(change(MAY_19, THIS, slot(MAY_19, 19), null, false))
                .expectNoEvents()
                .expectException(Refusal.class);
    }

    @Test
    @DisplayName("R-02 FOLLOWING by another rule begins after what stays")
    void followingByAnotherRule() {
        String wednesdays = "FREQ=WEEKLY;COUNT=2";
        LocalDate may20 = MAY_19.plusDays(1);
        SERIES.refused(
                change(MAY_19, THIS_AND_FOLLOWING, slot(may20, 18), wednesdays, false),
                "R-02",
                "rule-change-unconfirmed");
        SERIES.then(
                change(MAY_19, THIS_AND_FOLLOWING, slot(may20, 18), wednesdays, true),
                new SeriesEnded(CHOIR, MAY_19, "FREQ=WEEKLY;UNTIL=20260518", NEXT),
                continued(
                        wednesdays,
                        PLAN,
                        List.of(),
                        List.of(added(may20, 4), added(may20.plusWeeks(1), 5)),
                        TUESDAYS.subList(2, 4),
                        true));
        SERIES.refused(
                change(MAY_19, THIS_AND_FOLLOWING, slot(MAY_12, 18), wednesdays, true), "R-02", "overlaps-what-stays");
    }

    private static SeriesContinued continued(
            String rule,
            SeriesPlan plan,
            List<Occurrence> kept,
            List<Occurrence> added,
            List<Occurrence> dropped,
            boolean ruleChanged) {
        return new SeriesContinued(
                NEXT, CHOIR, COERDE, rule, plan, null, PLAN, kept, added, dropped, ruleChanged, false, "heating", null);
    }

    @Test
    @DisplayName("R-07 cancelling needs a reason, and is about one, the following or all that have not begun")
    void cancels() {
        Instant now = instant("2026-05-04T12:00");
        SERIES.refused(new CancelOccurrences(CHOIR, MAY_12, THIS, " ", now), "R-07", "reason-needed");
        SERIES.then(
                new CancelOccurrences(CHOIR, MAY_12, THIS, "rain", now),
                new OccurrencesCancelled(CHOIR, TUESDAYS.subList(1, 2), true, "rain"));
        SERIES.then(
                new CancelOccurrences(CHOIR, MAY_19, THIS_AND_FOLLOWING, "rain", now),
                new OccurrencesCancelled(CHOIR, TUESDAYS.subList(2, 4), false, "rain"));
        SERIES.then(
                new CancelOccurrences(CHOIR, MAY_5, ALL, "rain", MAY_12_EVENING),
                new OccurrencesCancelled(CHOIR, TUESDAYS.subList(2, 4), false, "rain"));
        SERIES.refused(
                new CancelOccurrences(CHOIR, MAY_5, ALL, "rain", instant("2026-05-26T18:00")),
                "R-02",
                "past-never-changes");
    }

    @Test
    @DisplayName("R-11 a change of the series changes neither quarter nor capacity")
    void quarterAndCapacity() {
        Instant now = instant("2026-05-04T12:00");
        Capacity ten = new Capacity(10, 0, WaitingListPolicy.STRICT, WaitingListMode.AUTO);
        SERIES.refused(
                change(MAY_12, ALL, new Wish(COERDE, SINGING, slot(MAY_12, 19), null, ten), null, false, now),
                "R-11",
                "capacity-has-its-own-address");
        SERIES.refused(
                change(
                        MAY_12,
                        ALL,
                        new Wish(QuarterId.next(), SINGING, slot(MAY_12, 19), null, null),
                        null,
                        false,
                        now),
                "R-04",
                "quarter-cannot-change");
    }

    @Test
    void aSnapshotLosesNothing() {
        Capacity ten = new Capacity(10, 0, WaitingListPolicy.STRICT, WaitingListMode.AUTO);
        Snapshots.check(
                NOTHING.given(
                        new SeriesPlanned(CHOIR, COERDE, WEEKLY, PLAN, ten, TUESDAYS, List.of()),
                        new SeriesPublished(CHOIR, TUESDAYS, null)),
                change(MAY_12, ALL, slot(MAY_12, 19), "FREQ=WEEKLY;COUNT=6", true));
    }
}
