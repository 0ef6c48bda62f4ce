package org.quartier.query.periods;

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
 * Counts the activities that take place out of hours. A change of what one counts is a new version:
 *
 * <ul>
 *   <li>{@code activities}: those that start in the period and were published or completed, neither cancelled nor postponed
 *   <li>{@code outOfHours}: of these, the ones whose last note says so
 *   <li>{@code minutes}: how long these are out of hours
 * </ul>
 */
@Component
class OutOfHoursFigures implements Statistics {

    private static final Definition DEFINITION = new Definition(
            "activities-out-of-hours",
            "activities-out-of-hours/1",
            EnumSet.of(Dimension.MONTH, Dimension.QUARTER, Dimension.KIND),
            List.of(
                    new Column("activities", Unit.SUM),
                    new Column("outOfHours", Unit.SUM),
                    new Column("minutes", Unit.MINUTES)),
            List.of(List.of("activities", "outOfHours")),
            List.of(PeriodProjection.NAME, "attendance", "quarters"));

    private static final String FACTS = """
        WITH held AS (
            SELECT activity, quarter::text AS quarter, kind, happened_before, recorded_before,
                   to_char(starts_at AT TIME ZONE zone, 'YYYY-MM') AS month
            FROM query.activity_then(:organisation, :from, :to, :quarter, :asOf, :knownAt, :upTo)
            WHERE state = 'TAKES_PLACE' AND NOT draft),
        noted AS (
            SELECT DISTINCT ON (said.activity) said.activity, said.out_of_hours, said.minutes
            FROM held JOIN query.period_out_of_hours said ON said.activity = held.activity
                AND said.happened_at < held.happened_before AND said.recorded_at < held.recorded_before
                AND said.position <= :upTo
            WHERE said.organisation = :organisation
            ORDER BY said.activity, said.position DESC)
        SELECT %s count(*) AS activities, count(*) FILTER (WHERE out_of_hours) AS out_of_hours,
               coalesce(sum(minutes) FILTER (WHERE out_of_hours), 0) AS minutes
        FROM held LEFT JOIN noted USING (activity)
        """;

    private final StatisticReader reader;

    OutOfHoursFigures(StatisticReader reader) {
        this.reader = reader;
    }

    @Override
    public Definition definition() {
        return DEFINITION;
    }

    @Override
    public Statistic of(OrganisationId organisation, StatisticQuestion question) {
        return reader.read(DEFINITION, organisation, question, Dimension.grouped(FACTS, question.by()), Map.of());
    }
}
