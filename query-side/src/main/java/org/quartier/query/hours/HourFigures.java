package org.quartier.query.hours;

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
 * Counts volunteered time by the start of each entry, in the quarter of the activity it was done for, or else of the
 * volunteer; its kind is that of the activity, or NONE. An activity that was cancelled takes no hours away. Not by
 * task: what someone wrote there is forgotten with them, and figures stay. A change of what one counts is a new version:
 *
 * <ul>
 *   <li>{@code entries}: those that are submitted, approved or rejected; drafts are nobody's business yet
 *   <li>{@code approvedEntries}, {@code approvedMinutes}: what counts
 *   <li>{@code submittedMinutes}: what waits for approval, also again after a correction
 *   <li>{@code rejectedMinutes}: what was sent back
 *   <li>{@code uniqueVolunteers}: volunteers with an approved entry; who helps twice counts once
 * </ul>
 */
@Component
class HourFigures implements Statistics {

    static final Definition DEFINITION = new Definition(
            "hours",
            "hours/1",
            EnumSet.of(Dimension.MONTH, Dimension.QUARTER, Dimension.KIND),
            List.of(
                    new Column("entries", Unit.SUM),
                    new Column("approvedEntries", Unit.SUM),
                    new Column("approvedMinutes", Unit.MINUTES),
                    new Column("submittedMinutes", Unit.MINUTES),
                    new Column("rejectedMinutes", Unit.MINUTES),
                    new Column("uniqueVolunteers", Unit.DISTINCT)),
            List.of(List.of("approvedMinutes")),
            List.of(HourProjection.NAME, "volunteers", "attendance", "quarters"));

    private static final String FACTS = """
        WITH work AS (
            SELECT h.entry, h.activity, coalesce(a.quarter, v.quarter) AS quarter, z.zone,
                   query.end_of_day(:asOf, z.zone) AS happened_before,
                   query.end_of_day(:knownAt, z.zone) AS recorded_before
            FROM query.hour_entry h
            LEFT JOIN query.attendance_activity a ON a.activity = h.activity AND a.quarter IS NOT NULL
                AND a.organisation = h.organisation
            LEFT JOIN query.volunteer v ON v.volunteer = h.volunteer AND v.organisation = h.organisation
            LEFT JOIN query.quarter q ON q.quarter = coalesce(a.quarter, v.quarter) AND q.organisation = h.organisation
            CROSS JOIN LATERAL (SELECT coalesce(q.zone, 'Europe/Berlin') AS zone) z
            WHERE h.organisation = :organisation
              AND (CAST(:quarter AS uuid) IS NULL OR coalesce(a.quarter, v.quarter) = CAST(:quarter AS uuid))
              AND h.entry IN (
                  SELECT near.entry FROM query.hour_entry_state near
                  WHERE near.organisation = :organisation AND near.start_at >= CAST(:from AS date) - interval '1 day'
                    AND near.start_at < CAST(:to AS date) + interval '1 day')),
        known AS (
            SELECT DISTINCT ON (said.entry) said.entry, said.volunteer, said.status, said.minutes,
                   said.start_at AT TIME ZONE work.zone AS start, work.quarter::text AS quarter, work.activity,
                   work.happened_before, work.recorded_before
            FROM work JOIN query.hour_entry_state said ON said.entry = work.entry
                AND said.happened_at < work.happened_before AND said.recorded_at < work.recorded_before
                AND said.position <= :upTo
            ORDER BY said.entry, said.position DESC),
        facts AS (
            SELECT to_char(known.start, 'YYYY-MM') AS month, known.quarter, known.volunteer, known.status, known.minutes,
                   coalesce((
                       SELECT said.kind FROM query.attendance_activity said
                       WHERE said.activity = known.activity AND said.kind IS NOT NULL
                         AND said.happened_at < known.happened_before AND said.recorded_at < known.recorded_before
                         AND said.position <= :upTo
                       ORDER BY said.position DESC LIMIT 1), 'NONE') AS kind
            FROM known
            WHERE known.start >= CAST(:from AS date) AND known.start < CAST(:to AS date) AND known.status <> 'DRAFT')
        SELECT %s count(*) AS entries, count(*) FILTER (WHERE status = 'APPROVED') AS approved_entries,
               coalesce(sum(minutes) FILTER (WHERE status = 'APPROVED'), 0) AS approved_minutes,
               coalesce(sum(minutes) FILTER (WHERE status = 'SUBMITTED'), 0) AS submitted_minutes,
               coalesce(sum(minutes) FILTER (WHERE status = 'REJECTED'), 0) AS rejected_minutes,
               count(DISTINCT volunteer) FILTER (WHERE status = 'APPROVED') AS unique_volunteers
        FROM facts
        """;

    private final StatisticReader reader;

    HourFigures(StatisticReader reader) {
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
