package org.quartier.query.attention;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.id.QuarterId;
import org.quartier.kernel.value.ActivityDetails;
import org.quartier.query.Rows;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Reads what is still to come in a quarter. */
@Component
class UpcomingActivities {

    private final JdbcClient db;
    private final JsonMapper json;

    UpcomingActivities(@Qualifier("query") JdbcClient db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    /** Whether the organisation has such a quarter. */
    boolean isThere(OrganisationId organisation, QuarterId quarter) {
        return db.sql("SELECT EXISTS (SELECT FROM query.quarter WHERE organisation = ? AND quarter = ?)")
                .param(organisation.value())
                .param(quarter.value())
                .query(Boolean.class)
                .single();
    }

    /** Drafts and published ones that start after now, first those that start first. */
    List<Upcoming> of(OrganisationId organisation, QuarterId quarter, Instant now) {
        return db.sql("""
            SELECT a.activity, a.details, a.starts_at, a.zone, a.published_at, a.venue_open_since, a.room_rejected_by,
                (SELECT coalesce(sum(1 + r.companions), 0) FROM query.registration r
                    WHERE r.activity = a.activity AND r.organisation = a.organisation AND r.status = 'CONFIRMED')
                    AS registered,
                EXISTS (SELECT FROM query.activity_moderator m
                    WHERE m.activity = a.activity AND m.organisation = a.organisation AND m.accepted) AS led,
                a.out_of_hours IS NOT NULL AND NOT a.staffing_waived
                    AND (k.person IS NULL OR 2 > (SELECT count(*) FROM (
                        SELECT k.person WHERE EXISTS (SELECT FROM query.staff f
                                WHERE f.organisation = a.organisation AND f.person = k.person
                                  AND (f.departed_on IS NULL OR f.departed_on > CAST(a.starts_at AT TIME ZONE a.zone AS date)))
                            OR EXISTS (SELECT FROM query.volunteer w
                                WHERE w.organisation = a.organisation AND w.person = k.person AND w.status = 'ACTIVE')
                        UNION SELECT m.person FROM query.activity_moderator m
                            WHERE m.activity = a.activity AND m.organisation = a.organisation
                        UNION SELECT v.person FROM query.shift s
                            JOIN query.shift_volunteer v ON v.shift = s.shift AND v.organisation = s.organisation
                            WHERE s.activity = a.activity AND s.organisation = a.organisation
                              AND s.state <> 'CANCELLED' AND v.standing = 'SIGNED_UP') people)) AS understaffed,
                a.booking = 'PRE' AND EXISTS (SELECT FROM query.occupation mine
                    JOIN query.occupation other ON other.organisation = mine.organisation AND other.purpose = 'ROOM'
                        AND other.resource = mine.resource AND other.binding
                        AND other.from_at < mine.to_at AND other.to_at > mine.from_at
                    WHERE mine.organisation = a.organisation AND mine.purpose = 'ROOM' AND mine.activity = a.activity)
                    AS overlapped
            FROM query.activity a
            CROSS JOIN LATERAL (
                SELECT CAST(CAST(a.details AS jsonb) ->> 'keyHolder' AS uuid) AS person) k
            WHERE a.organisation = :organisation AND a.quarter = :quarter AND a.state IN ('DRAFT', 'PUBLISHED')
              AND a.starts_at > :now
            ORDER BY a.starts_at, a.activity
            """)
                .param("organisation", organisation.value())
                .param("quarter", quarter.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(this::upcoming)
                .list();
    }

    private Upcoming upcoming(ResultSet row, int n) throws SQLException {
        ActivityDetails details = json.readValue(row.getString("details"), ActivityDetails.class);
        return new Upcoming(
                row.getObject("activity", UUID.class),
                details.title(),
                Rows.instant(row, "starts_at"),
                ZoneId.of(row.getString("zone")),
                instant(row, "published_at"),
                details.minimumParticipants(),
                row.getInt("registered"),
                row.getBoolean("led"),
                instant(row, "venue_open_since"),
                row.getObject("room_rejected_by", UUID.class),
                row.getBoolean("understaffed"),
                row.getBoolean("overlapped"),
                details.missing(false));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
