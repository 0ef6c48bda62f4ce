package org.quartier.query.periods;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.query.Rows;
import org.quartier.query.periods.Adjustment.Change;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was recorded of a period's activities after a position in the log, and what it changed in their figures. */
@Component
class ActivityChanges {

    private static final List<String> FIGURES =
            List.of("activities", "registered", "visits", "headCount", "reported", "noShows");

    /** Of who was there: these are adjustments also where no figure shows them. */
    private static final Set<String> CORRECTIONS = Set.of(
            "participation.attendance-corrected", "participation.heads-counted", "participation.check-in-annulled");

    private static final String SQL = """
        WITH near AS (
            SELECT DISTINCT activity FROM query.attendance_activity
            WHERE organisation = :organisation AND starts_at >= CAST(:from AS date) - interval '1 day'
              AND starts_at < CAST(:to AS date) + interval '1 day'),
        said AS (
            SELECT activity, position, 'plan' AS of_what, activity AS thing
            FROM near JOIN query.attendance_activity USING (activity)
            UNION ALL
            SELECT activity, position, 'registration', registration
            FROM near JOIN query.attendance_registration_state USING (activity)
            UNION ALL
            SELECT activity, position, 'count', activity FROM near JOIN query.attendance_head_count USING (activity)
            UNION ALL
            SELECT activity, position, 'door', check_in FROM near JOIN query.attendance_nameless_check_in USING (activity)
            UNION ALL
            SELECT activity, annulled_position, 'door', check_in
            FROM near JOIN query.attendance_nameless_check_in USING (activity) WHERE annulled_position IS NOT NULL),
        changed AS (
            SELECT *, lag(position, 1, CAST(:after AS bigint)) OVER (PARTITION BY activity ORDER BY position) AS previous
            FROM (
                SELECT DISTINCT ON (activity, position) * FROM said
                WHERE position > :after AND position <= :upTo ORDER BY activity, position, of_what) once)
        SELECT c.activity, c.position, plan.quarter, is_.kind AS kind,
               (SELECT max(reported.position) FROM said reported
                WHERE reported.of_what = c.of_what AND reported.thing = c.thing AND reported.position <= :after) AS original,
               was.day AS day_before, was.kind AS kind_before, was.state AS state_before,
               was.activities AS activities_before, was.registered AS registered_before, was.visits AS visits_before,
               was.head_count AS head_count_before, was.reported AS reported_before, was.no_shows AS no_shows_before,
               is_.day AS day_after, is_.kind AS kind_after, is_.state AS state_after,
               is_.activities AS activities_after, is_.registered AS registered_after, is_.visits AS visits_after,
               is_.head_count AS head_count_after, is_.reported AS reported_after, is_.no_shows AS no_shows_after,
               e.payload_type, e.actor, e.happened_at, e.recorded_at,
               CAST(e.recorded_at AT TIME ZONE coalesce(q.zone, plan.zone) AS date) AS booked_on
        FROM changed c
        JOIN events.domain_event e ON e.global_index = c.position AND e.organisation = :organisation
        JOIN query.attendance_activity plan ON plan.activity = c.activity AND plan.quarter IS NOT NULL
        LEFT JOIN query.quarter q ON q.quarter = plan.quarter AND q.organisation = plan.organisation
        LEFT JOIN LATERAL query.activity_in_period(c.activity, :from, :to, c.previous) was ON true
        LEFT JOIN LATERAL query.activity_in_period(c.activity, :from, :to, c.position) is_ ON true
        WHERE was.inside OR is_.inside
        ORDER BY c.position, c.activity
        """;

    private final JdbcClient db;

    ActivityChanges(@Qualifier("query") JdbcClient db) {
        this.db = db;
    }

    /**
     * Those of the activities that start, or started, in a period.
     *
     * @param after the position from which on changes are adjustments
     * @param upTo the last position that counts
     */
    List<Change> in(OrganisationId organisation, LocalDate from, LocalDate to, long after, long upTo) {
        return db
                .sql(SQL)
                .param("organisation", organisation.value())
                .param("from", from)
                .param("to", to)
                .param("after", after)
                .param("upTo", upTo)
                .query(ActivityChanges::change)
                .list()
                .stream()
                .filter(ActivityChanges::isAdjustment)
                .toList();
    }

    /** A draft, and who waits, is nothing that was reported. */
    private static boolean isAdjustment(Change change) {
        boolean plannedOnly = isDraft(change.was()) && isDraft(change.is());
        return CORRECTIONS.contains(change.type())
                || !plannedOnly && !change.was().equals(change.is()) && !isDraftDropped(change);
    }

    private static boolean isDraft(Map<String, @Nullable Object> facts) {
        Object state = facts.get("state");
        return state == null || state.equals("DRAFT");
    }

    private static boolean isDraftDropped(Change change) {
        return isDraft(change.was()) && !"TAKES_PLACE".equals(change.is().get("state"));
    }

    private static Change change(ResultSet row, int n) throws SQLException {
        return new Change(
                row.getLong("position"),
                row.getString("payload_type"),
                row.getObject("activity", UUID.class),
                null,
                row.getObject("quarter", UUID.class),
                row.getString("kind"),
                row.getObject("original", Long.class),
                facts(row, "_before"),
                facts(row, "_after"),
                row.getObject("booked_on", LocalDate.class),
                row.getString("actor"),
                Rows.instant(row, "happened_at"),
                Rows.instant(row, "recorded_at"));
    }

    private static Map<String, @Nullable Object> facts(ResultSet row, String when) throws SQLException {
        Map<String, @Nullable Object> facts = new HashMap<>();
        LocalDate day = row.getObject("day" + when, LocalDate.class);
        facts.put("day", day == null ? null : day.toString());
        facts.put("kind", row.getString("kind" + when));
        facts.put("state", row.getString("state" + when));
        for (String figure : FIGURES) {
            facts.put(figure, row.getObject(column(figure) + when, Long.class));
        }
        return facts;
    }

    private static String column(String figure) {
        return figure.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}
