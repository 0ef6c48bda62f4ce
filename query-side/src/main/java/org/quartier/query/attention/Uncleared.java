package org.quartier.query.attention;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.access.Actor;
import org.quartier.kernel.id.QuarterId;
import org.quartier.query.ClearanceTerms;
import org.quartier.query.Names;
import org.quartier.query.Rows;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads which volunteers are bound to an activity that asks for clearance, and lack it on their day there: because the
 * contact was assessed, or the clearance ended, after they were. Of staff the employer knows.
 *
 * <p>Clearance is seen with the name, as in the register: who does not see the one does not see the other.
 */
@Component
class Uncleared {

    private final JdbcClient db;
    private final ClearanceTerms terms;

    Uncleared(@Qualifier("query") JdbcClient db, ClearanceTerms terms) {
        this.db = db;
        this.terms = terms;
    }

    /**
     * Someone who is bound to an activity.
     *
     * @param start of the activity
     * @param until the last day on which they are cleared; null when they are not
     */
    record Assigned(
            UUID activity,
            String title,
            Instant start,
            ZoneId zone,
            UUID person,
            @Nullable String name,
            @Nullable LocalDate until) {}

    /** Of activities that are not over, first those that start first, and in the order of persons' ids. */
    List<Assigned> of(Actor actor, QuarterId quarter, Instant now) {
        return db.sql("""
            WITH bound AS (
                SELECT s.activity, v.person, v.volunteer, (s.starts_at AT TIME ZONE 'Europe/Berlin')::date AS on_day
                FROM query.shift s
                JOIN query.shift_volunteer v ON v.shift = s.shift AND v.organisation = s.organisation
                WHERE s.organisation = :organisation AND s.state = 'OPEN' AND s.ends_at > :now
                  AND v.standing = 'SIGNED_UP'
                UNION ALL
                SELECT m.activity, m.person, v.volunteer, (a.starts_at AT TIME ZONE a.zone)::date
                FROM query.activity_moderator m
                JOIN query.activity a ON a.activity = m.activity AND a.organisation = m.organisation
                JOIN query.volunteer v ON v.person = m.person AND v.organisation = m.organisation
                WHERE m.organisation = :organisation AND NOT EXISTS (
                    SELECT FROM query.staff s WHERE s.organisation = m.organisation AND s.person = m.person
                      AND s.roles && ARRAY['moderator', 'quarter-manager']))
            SELECT a.activity, CAST(a.details AS jsonb) ->> 'title' AS title, a.starts_at, a.zone,
                b.person, n.name, max(c.until) AS until
            FROM query.activity a
            JOIN bound b ON b.activity = a.activity
            JOIN query.seen_name(:organisation, :everyone, :moderator) n ON n.person = b.person
            LEFT JOIN query.clearance(:organisation, :years) c ON c.volunteer = b.volunteer
            WHERE a.organisation = :organisation AND a.quarter = :quarter AND a.clearance_needed
              AND a.state IN ('DRAFT', 'PUBLISHED') AND coalesce(a.ends_at, a.starts_at) > :now
              AND (c.until IS NULL OR c.until < b.on_day)
            GROUP BY a.activity, a.details, a.starts_at, a.zone, b.person, n.name
            ORDER BY a.starts_at, a.activity, b.person
            """)
                .param("organisation", actor.organisation().value())
                .param("everyone", Names.ofEveryone(actor))
                .param("moderator", Names.moderator(actor))
                .param("years", terms.years(actor.organisation()))
                .param("quarter", quarter.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(Uncleared::helper)
                .list();
    }

    private static Assigned helper(ResultSet row, int n) throws SQLException {
        return new Assigned(
                row.getObject("activity", UUID.class),
                row.getString("title"),
                Rows.instant(row, "starts_at"),
                ZoneId.of(row.getString("zone")),
                row.getObject("person", UUID.class),
                row.getString("name"),
                row.getObject("until", LocalDate.class));
    }
}
