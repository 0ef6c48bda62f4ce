package org.quartier.query.attendance;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.query.statistic.Dimension;
import org.quartier.query.statistic.Statistic;
import org.quartier.query.statistic.Statistic.Column;
import org.quartier.query.statistic.Statistic.Unit;
import org.quartier.query.statistic.StatisticQuestion;
import org.quartier.query.statistic.StatisticReader;
import org.quartier.query.statistic.Statistics;
import org.springframework.stereotype.Component;

/**
 * Counts what was planned against what came of it. An activity belongs to the day it has, also when it is cancelled or
 * postponed; one that moved, to the new day. A change of what one counts is a new version:
 *
 * <ul>
 *   <li>{@code planned}: all that were published, or held without; it is the sum of the next four. A draft is no plan yet
 *   <li>{@code held}: neither cancelled nor postponed, and begun by the end of the day that is asked for, or by now
 *   <li>{@code upcoming}: the same, and not begun by then
 *   <li>{@code cancelled}, {@code postponed}: postponed while they have no new date
 *   <li>{@code limited}: of those held or upcoming, the ones with so many places and no more
 *   <li>{@code places}, {@code taken}, {@code attended}: of those limited, the places; how many are taken by confirmed
 *       registrations and open offers, companions included; and how many came, as attendance reports it
 *   <li>{@code neededMinutes}: of all shifts of those held or upcoming, how many are needed times how long
 *   <li>{@code approvedMinutes}: approved hours that were done for activities of any state, also without a
 *       shift
 * </ul>
 */
@Component
class PlanFigures implements Statistics {

    static final Definition DEFINITION = new Definition(
            "plan",
            "plan/1",
            EnumSet.of(Dimension.MONTH, Dimension.QUARTER, Dimension.KIND),
            List.of(
                    new Column("planned", Unit.SUM),
                    new Column("held", Unit.SUM),
                    new Column("upcoming", Unit.SUM),
                    new Column("cancelled", Unit.SUM),
                    new Column("postponed", Unit.SUM),
                    new Column("limited", Unit.SUM),
                    new Column("places", Unit.SUM),
                    new Column("taken", Unit.SUM),
                    new Column("attended", Unit.SUM),
                    new Column("neededMinutes", Unit.MINUTES),
                    new Column("approvedMinutes", Unit.MINUTES)),
            List.of(
                    List.of("planned", "held", "cancelled"),
                    List.of("places", "taken", "attended"),
                    List.of("neededMinutes", "approvedMinutes")),
            List.of(AttendanceProjection.NAME, "hours", "quarters"));

    private static final String FACTS = """
        WITH planned AS (
            SELECT activity, quarter::text AS quarter, kind, state, takes_place, places, happened_before, recorded_before,
                   starts_at <= CAST(:now AS timestamptz) AND starts_at < least(happened_before, recorded_before) AS begun,
                   to_char(starts_at AT TIME ZONE zone, 'YYYY-MM') AS month
            FROM %s WHERE NOT draft),
        held AS (SELECT * FROM planned WHERE takes_place AND places IS NOT NULL),
        %s,
        took AS (SELECT activity, sum(taken) AS taken FROM named GROUP BY activity),
        shift AS (
            SELECT plan.shift, plan.activity,
                   (array_agg(said.needed_minutes ORDER BY said.position DESC)
                       FILTER (WHERE said.needed_minutes IS NOT NULL))[1] AS needed_minutes,
                   (array_agg(said.open ORDER BY said.position DESC))[1] AS open
            FROM planned JOIN query.planned_shift plan ON plan.activity = planned.activity
            JOIN query.planned_shift said ON said.shift = plan.shift AND said.happened_at < planned.happened_before
                AND said.recorded_at < planned.recorded_before AND said.position <= :upTo
            WHERE plan.organisation = :organisation AND planned.takes_place
            GROUP BY plan.shift, plan.activity),
        need AS (SELECT activity, sum(needed_minutes) AS minutes FROM shift WHERE open GROUP BY activity),
        entry AS (
            SELECT DISTINCT ON (said.entry) planned.activity, said.status, said.minutes
            FROM planned JOIN query.hour_entry h ON h.activity = planned.activity
            JOIN query.hour_entry_state said ON said.entry = h.entry AND said.happened_at < planned.happened_before
                AND said.recorded_at < planned.recorded_before AND said.position <= :upTo
            WHERE h.organisation = :organisation
            ORDER BY said.entry, said.position DESC),
        help AS (SELECT activity, sum(minutes) AS minutes FROM entry WHERE status = 'APPROVED' GROUP BY activity)
        SELECT %%s count(*) AS planned, count(*) FILTER (WHERE takes_place AND begun) AS held,
               count(*) FILTER (WHERE takes_place AND NOT begun) AS upcoming,
               count(*) FILTER (WHERE state = 'CANCELLED') AS cancelled,
               count(*) FILTER (WHERE state = 'POSTPONED') AS postponed,
               count(*) FILTER (WHERE takes_place AND places IS NOT NULL) AS limited,
               coalesce(sum(places) FILTER (WHERE takes_place), 0) AS places,
               coalesce(sum(taken), 0) AS taken, coalesce(sum(named + heads), 0) AS attended,
               coalesce(sum(need.minutes), 0) AS needed_minutes, coalesce(sum(help.minutes), 0) AS approved_minutes
        FROM planned LEFT JOIN took USING (activity) LEFT JOIN nameless USING (activity)
        LEFT JOIN need USING (activity) LEFT JOIN help USING (activity)
        """.formatted(Known.ACTIVITIES, Known.ATTENDANCE);

    private final StatisticReader reader;
    private final Clock clock;

    PlanFigures(StatisticReader reader, Clock clock) {
        this.reader = reader;
        this.clock = clock;
    }

    @Override
    public Definition definition() {
        return DEFINITION;
    }

    @Override
    public Statistic of(OrganisationId organisation, StatisticQuestion question) {
        return reader.read(
                DEFINITION,
                organisation,
                question,
                Dimension.grouped(FACTS, question.by()),
                Map.of("now", clock.instant().atOffset(ZoneOffset.UTC)));
    }
}
