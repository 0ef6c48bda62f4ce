package org.quartier.query.periods;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.query.Rows;
import org.quartier.query.periods.Adjustment.Change;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was recorded of a period's hours after a position in the log, and what it changed in the figures. */
@Component
class HourChanges {

    private static final String SQL = """
        WITH work AS (
            SELECT h.entry, h.activity, coalesce(a.quarter, v.quarter) AS quarter, coalesce(q.zone, 'Europe/Berlin') AS zone
            FROM query.hour_entry h
            LEFT JOIN query.attendance_activity a ON a.activity = h.activity AND a.quarter IS NOT NULL
                AND a.organisation = h.organisation
            LEFT JOIN query.volunteer v ON v.volunteer = h.volunteer AND v.organisation = h.organisation
            LEFT JOIN query.quarter q ON q.quarter = coalesce(a.quarter, v.quarter) AND q.organisation = h.organisation
            WHERE h.organisation = :organisation AND h.entry IN (
                SELECT near.entry FROM query.hour_entry_state near
                WHERE near.organisation = :organisation AND near.start_at >= CAST(:from AS date) - interval '1 day'
                  AND near.start_at < CAST(:to AS date) + interval '1 day')),
        said AS (
            SELECT work.*, state.position, state.status AS status_after, state.minutes AS minutes_after,
                   CAST(state.start_at AT TIME ZONE work.zone AS date) AS day_after,
                   lag(state.status) OVER each AS status_before, lag(state.minutes) OVER each AS minutes_before,
                   lag(CAST(state.start_at AT TIME ZONE work.zone AS date)) OVER each AS day_before,
                   max(state.position) FILTER (WHERE state.position <= :after) OVER each AS original
            FROM work JOIN query.hour_entry_state state ON state.entry = work.entry
            WINDOW each AS (PARTITION BY state.entry ORDER BY state.position))
        SELECT said.*, e.payload_type, e.actor, e.happened_at, e.recorded_at,
               CAST(e.recorded_at AT TIME ZONE said.zone AS date) AS booked_on,
               (SELECT (array_agg(k.kind ORDER BY k.position DESC))[1] FROM query.attendance_activity k
                WHERE k.activity = said.activity AND k.kind IS NOT NULL AND k.position <= :upTo) AS kind
        FROM said JOIN events.domain_event e ON e.global_index = said.position AND e.organisation = :organisation
        WHERE said.position > :after AND said.position <= :upTo
          AND (said.day_after >= :from AND said.day_after < :to OR said.day_before >= :from AND said.day_before < :to)
        ORDER BY said.position
        """;

    private final JdbcClient db;

    HourChanges(@Qualifier("query") JdbcClient db) {
        this.db = db;
    }

    /**
     * Those of the entries that begin, or began, in a period. A draft is nobody's business yet.
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
                .query((row, n) -> change(row, from, to))
                .list()
                .stream()
                .filter(change -> !"DRAFT".equals(change.is().get("status")))
                .toList();
    }

    private static Change change(ResultSet row, LocalDate from, LocalDate to) throws SQLException {
        return new Change(
                row.getLong("position"),
                row.getString("payload_type"),
                row.getObject("activity", UUID.class),
                row.getObject("entry", UUID.class),
                row.getObject("quarter", UUID.class),
                row.getString("kind"),
                row.getObject("original", Long.class),
                facts(row, "_before", from, to),
                facts(row, "_after", from, to),
                row.getObject("booked_on", LocalDate.class),
                row.getString("actor"),
                Rows.instant(row, "happened_at"),
                Rows.instant(row, "recorded_at"));
    }

    /** The facts, and what they add to the figures of {@code hours/1}. */
    private static Map<String, @Nullable Object> facts(ResultSet row, String when, LocalDate from, LocalDate to)
            throws SQLException {
        Map<String, @Nullable Object> facts = new HashMap<>();
        LocalDate day = row.getObject("day" + when, LocalDate.class);
        String status = row.getString("status" + when);
        if (day == null || status == null) {
            return facts;
        }
        int minutes = row.getInt("minutes" + when);
        facts.put("day", day.toString());
        facts.put("status", status);
        facts.put("minutes", minutes); // an Integer: a fact of the entry, and no figure of the period
        boolean counts = !day.isBefore(from) && day.isBefore(to);
        facts.put("entries", counts && !status.equals("DRAFT") ? 1L : 0L);
        facts.put("approvedEntries", counts && status.equals("APPROVED") ? 1L : 0L);
        for (String each : List.of("approved", "submitted", "rejected")) {
            boolean has = counts && status.equalsIgnoreCase(each);
            facts.put(each + "Minutes", has ? (long) minutes : 0L);
        }
        return facts;
    }
}
