package org.quartier.query.attendance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.query.ProjectionPositions;
import org.quartier.query.Snapshots;
import org.quartier.query.attendance.AttendanceController.Question;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts attendance. What each figure counts is said at {@link Row}; a change of that is a new {@link #DEFINITION}. */
@Component
class AttendanceFigures {

    /** Names what the figures mean; it changes when their meaning does. */
    static final String DEFINITION = "attendance/2";

    private static final String FACTS = """
        WITH held AS (
            SELECT a.activity, a.quarter::text AS quarter, a.kind,
                   to_char(a.starts_at AT TIME ZONE coalesce(q.zone, a.zone), 'YYYY-MM') AS month
            FROM query.attendance_activity a
            LEFT JOIN query.quarter q ON q.quarter = a.quarter AND q.organisation = a.organisation
            WHERE a.organisation = :organisation AND a.takes_place AND NOT a.draft
              AND a.starts_at >= CAST(:from AS date) - interval '1 day'
              AND a.starts_at < CAST(:to AS date) + interval '1 day'
              AND (a.starts_at AT TIME ZONE coalesce(q.zone, a.zone)) >= CAST(:from AS date)
              AND (a.starts_at AT TIME ZONE coalesce(q.zone, a.zone)) < CAST(:to AS date)
              AND (CAST(:quarter AS uuid) IS NULL OR a.quarter = CAST(:quarter AS uuid))),
        named AS (
            SELECT r.activity, r.person, r.age_band, r.language,
                   bool_or(r.status = 'CONFIRMED' AND r.source <> 'WALK_IN') AS registered,
                   bool_or(r.attendance IN ('PRESENT', 'PARTIAL')) AS visit,
                   bool_or(r.status = 'CONFIRMED' AND r.attendance = 'ABSENT') AS no_show
            FROM query.attendance_registration r JOIN held USING (activity)
            WHERE r.organisation = :organisation
            GROUP BY r.activity, r.person, r.age_band, r.language),
        present AS (
            SELECT activity, count(DISTINCT person) AS named FROM named WHERE visit GROUP BY activity),
        door AS (
            SELECT n.activity, sum(n.heads) AS nameless
            FROM query.attendance_nameless_check_in n JOIN held USING (activity)
            WHERE n.organisation = :organisation GROUP BY n.activity),
        nameless AS (
            SELECT activity, CASE WHEN c.additional THEN greatest(coalesce(nameless, 0), c.total)
                ELSE greatest(coalesce(nameless, 0), coalesce(c.total, 0) - coalesce(named, 0)) END AS heads
            FROM held LEFT JOIN present USING (activity) LEFT JOIN door USING (activity)
            LEFT JOIN query.attendance_head_count c USING (activity)),
        facts AS (
            SELECT activity, person, age_band, language, registered::int AS registered, visit::int AS visits,
                   no_show::int AS no_shows, CAST(NULL AS integer) AS heads, visit::int AS reported, true AS seen
            FROM named WHERE registered OR visit OR no_show
            UNION ALL
            SELECT activity, NULL, 'UNKNOWN', 'UNKNOWN', 0, 0, 0, NULL, heads, true FROM nameless WHERE heads > 0
            UNION ALL
            SELECT b.activity, NULL, b.age_band, 'UNKNOWN', 0, 0, 0, b.heads, 0, b.heads > 0
            FROM query.attendance_head_count_band b JOIN held USING (activity) WHERE b.organisation = :organisation
            UNION ALL
            SELECT activity, NULL, NULL, NULL, 0, 0, 0, NULL, 0, true FROM held WHERE :allActivities)
        SELECT %s count(DISTINCT activity) FILTER (WHERE seen) AS activities,
               coalesce(sum(registered), 0) AS registered, coalesce(sum(visits), 0) AS visits,
               count(DISTINCT person) FILTER (WHERE visits > 0) AS unique_persons, sum(heads) AS head_count,
               coalesce(sum(reported), 0) AS reported, coalesce(sum(no_shows), 0) AS no_shows
        FROM facts JOIN held USING (activity)
        """;

    private final JdbcClient db;
    private final ProjectionPositions positions;
    private final Snapshots snapshots;

    AttendanceFigures(@Qualifier("query") JdbcClient db, ProjectionPositions positions, Snapshots snapshots) {
        this.db = db;
        this.positions = positions;
        this.snapshots = snapshots;
    }

    /**
     * One row of figures. Drafts, cancelled and postponed activities are in none of them, nor what was recorded there.
     *
     * @param by the value of each dimension asked for; UNKNOWN where an age band or language is not known
     * @param activities activities that start in the period and were published or completed; by age band or language
     *     only those with at least one person of it, registered, present or counted
     * @param registered persons with a confirmed registration, once per activity, without companions; walk-ins came
     *     without registration. Registered is not attended
     * @param visits attendances PRESENT or PARTIAL by name, walk-ins included: who comes twice counts twice
     * @param uniquePersons persons with at least one visit: who comes twice counts once
     * @param headCount the sum of the last head counts, or null where nobody counted: zero is a value
     * @param reported R-27, per activity: max(visits + nameless check-ins, total), or visits + max(nameless check-ins,
     *     additional); whoever is in it without a name falls to UNKNOWN by age band and language
     * @param noShows persons with a confirmed registration and ABSENT; UNKNOWN is not ABSENT
     */
    record Row(
            Map<Dimension, String> by,
            long activities,
            long registered,
            long visits,
            long uniquePersons,
            @Nullable Long headCount,
            long reported,
            long noShows) {}

    /**
     * Figures and the position in the log up to which they were computed: both from one snapshot of the database.
     *
     * @param rows in the order of their dimensions
     */
    record Figures(long position, List<Row> rows) {}

    Figures of(OrganisationId organisation, Question question) {
        return snapshots.read(
                () -> new Figures(positions.of(AttendanceController.PROJECTIONS), rows(organisation, question)));
    }

    /** Whether an organisation has a quarter. */
    boolean knows(OrganisationId organisation, UUID quarter) {
        return db.sql("SELECT FROM query.quarter WHERE organisation = :organisation AND quarter = :quarter")
                .param("organisation", organisation.value())
                .param("quarter", quarter)
                .query((row, n) -> true)
                .optional()
                .isPresent();
    }

    private List<Row> rows(OrganisationId organisation, Question question) {
        Set<Dimension> by = question.by();
        String columns = by.stream().map(Dimension::column).collect(Collectors.joining(", "));
        String sql = by.isEmpty()
                ? FACTS.formatted("")
                : FACTS.formatted(columns + ",") + " GROUP BY " + columns
                        + " HAVING bool_or(seen) OR sum(heads) = 0 ORDER BY " + columns;
        return db.sql(sql)
                .param("organisation", organisation.value())
                .param("from", question.from())
                .param("to", question.to())
                .param("quarter", question.quarter())
                .param("allActivities", by.stream().noneMatch(Dimension::isOfPersons))
                .query((row, n) -> row(row, by))
                .list();
    }

    private static Row row(ResultSet row, Set<Dimension> by) throws SQLException {
        Map<Dimension, String> values = new LinkedHashMap<>();
        for (Dimension dimension : by) {
            values.put(dimension, row.getString(dimension.column()));
        }
        return new Row(
                values,
                row.getLong("activities"),
                row.getLong("registered"),
                row.getLong("visits"),
                row.getLong("unique_persons"),
                row.getObject("head_count", Long.class),
                row.getLong("reported"),
                row.getLong("no_shows"));
    }
}
