package org.quartier.query.attendance;

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
 * Counts attendance. Drafts, cancelled and postponed activities are in none of the figures, nor what was recorded there. A
 * change of what one counts is a new version:
 *
 * <ul>
 *   <li>{@code activities}: those that start in the period and were published or completed; by age band or language only
 *       those with at least one person of it, registered, present or counted
 *   <li>{@code registered}: persons with a confirmed registration, once per activity, without companions; walk-ins came
 *       without registration. Registered is not attended
 *   <li>{@code visits}: attendances PRESENT or PARTIAL by name, walk-ins included: who comes twice counts twice
 *   <li>{@code uniquePersons}: persons with at least one visit: who comes twice counts once
 *   <li>{@code headCount}: the sum of the last head counts, or null where nobody counted: zero is a value
 *   <li>{@code reported}: R-27, per activity: max(visits + nameless check-ins, total), or visits + max(nameless
 *       check-ins, additional); whoever is in it without a name falls to UNKNOWN by age band and language
 *   <li>{@code noShows}: persons with a confirmed registration and ABSENT; UNKNOWN is not ABSENT
 * </ul>
 */
@Component
class AttendanceFigures implements Statistics {

    static final Definition DEFINITION = new Definition(
            "attendance",
            "attendance/3",
            EnumSet.allOf(Dimension.class),
            List.of(
                    new Column("activities", Unit.DISTINCT),
                    new Column("registered", Unit.SUM),
                    new Column("visits", Unit.SUM),
                    new Column("uniquePersons", Unit.DISTINCT),
                    new Column("headCount", Unit.SUM),
                    new Column("reported", Unit.SUM),
                    new Column("noShows", Unit.SUM)),
            List.of(List.of("visits", "uniquePersons"), List.of("reported")),
            List.of(AttendanceProjection.NAME, "quarters"));

    private static final String FACTS = """
        WITH held AS (
            SELECT activity, quarter::text AS quarter, kind, happened_before, recorded_before,
                   to_char(starts_at AT TIME ZONE zone, 'YYYY-MM') AS month
            FROM %s WHERE takes_place AND NOT draft),
        %s,
        facts AS (
            SELECT activity, person, age_band, language, registered::int AS registered, visit::int AS visits,
                   no_show::int AS no_shows, CAST(NULL AS integer) AS heads, visit::int AS reported, true AS seen
            FROM named WHERE registered OR visit OR no_show
            UNION ALL
            SELECT activity, NULL, 'UNKNOWN', 'UNKNOWN', 0, 0, 0, NULL, heads, true FROM nameless WHERE heads > 0
            UNION ALL
            SELECT b.activity, NULL, b.age_band, 'UNKNOWN', 0, 0, 0, b.heads, 0, b.heads > 0
            FROM counted JOIN query.attendance_head_count_band b USING (activity, position)
            UNION ALL
            SELECT activity, NULL, NULL, NULL, 0, 0, 0, NULL, 0, true FROM held WHERE :allActivities)
        SELECT %%s count(DISTINCT activity) FILTER (WHERE seen) AS activities,
               coalesce(sum(registered), 0) AS registered, coalesce(sum(visits), 0) AS visits,
               count(DISTINCT person) FILTER (WHERE visits > 0) AS unique_persons, sum(heads) AS head_count,
               coalesce(sum(reported), 0) AS reported, coalesce(sum(no_shows), 0) AS no_shows
        FROM facts JOIN held USING (activity)
        """.formatted(Known.ACTIVITIES, Known.ATTENDANCE);

    private final StatisticReader reader;

    AttendanceFigures(StatisticReader reader) {
        this.reader = reader;
    }

    @Override
    public Definition definition() {
        return DEFINITION;
    }

    @Override
    public Statistic of(OrganisationId organisation, StatisticQuestion question) {
        String by = Dimension.columns(question.by());
        String sql = by.isEmpty()
                ? FACTS.formatted("")
                : FACTS.formatted(by + ",") + " GROUP BY " + by + " HAVING bool_or(seen) OR sum(heads) = 0 ORDER BY "
                        + by;
        boolean allActivities = question.by().stream().noneMatch(Dimension::isOfPersons);
        return reader.read(DEFINITION, organisation, question, sql, Map.of("allActivities", allActivities));
    }
}
