package org.quartier.query.collisions;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.access.Actor;
import org.quartier.query.ClearanceTerms;
import org.quartier.query.Days;
import org.quartier.query.Names;
import org.quartier.query.collisions.Collisions.Known;
import org.quartier.query.collisions.Occupations.Piece;
import org.quartier.query.collisions.Occupations.Room;
import org.quartier.query.collisions.Occupations.Shift;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads who and what is free at the time of a wish; a pre-booking leaves a room free. */
@Component
class Alternatives {

    private static final int ROOMS = 5;
    private static final int PIECES = 5;
    private static final int PERSONS = 10;

    private final JdbcClient db;
    private final ClearanceTerms terms;

    Alternatives(@Qualifier("query") JdbcClient db, ClearanceTerms terms) {
        this.db = db;
        this.terms = terms;
    }

    /** A room that is free, with enough seats. */
    record FreeRoom(UUID room, String name, UUID venue, String venueName, int seats) {}

    /** A piece of equipment that is free. */
    record FreePiece(UUID equipment, String name) {}

    /** Someone who is free; as whom, and as a volunteer with or without the skills, and with or without time. */
    record FreePerson(
            UUID personId,
            @Nullable String name,
            String as,
            @Nullable UUID volunteer,
            @Nullable Boolean fits,
            @Nullable Boolean available) {}

    /** Rooms of the same venue first, then those of the same quarter, then others; the smallest that suffices first. */
    List<FreeRoom> rooms(Actor actor, Wish wish, Room wanted) {
        return db.sql("""
            SELECT r.room, r.name, v.venue, v.name AS venue_name, r.capacity
            FROM query.room r JOIN query.venue v ON v.venue = r.venue AND v.organisation = r.organisation
            WHERE r.organisation = :organisation AND r.room <> :room AND r.capacity >= :seats
              AND NOT EXISTS (SELECT FROM query.occupation o
                WHERE o.organisation = r.organisation AND o.purpose = 'ROOM' AND o.resource = r.room AND o.binding
                  AND o.from_at < CAST(:to AS timestamptz) + make_interval(mins => r.tear_down_minutes)
                  AND o.to_at > CAST(:from AS timestamptz) - make_interval(mins => r.set_up_minutes)
                  AND (CAST(:activity AS uuid) IS NULL OR o.activity IS DISTINCT FROM CAST(:activity AS uuid)))
            ORDER BY v.venue = :venue DESC, v.quarter = :quarter DESC, r.capacity, r.name, r.room
            LIMIT :most
            """)
                .param("organisation", actor.organisation().value())
                .param("room", wish.room())
                .param("seats", wish.seats() == null ? wanted.capacity() : wish.seats())
                .param("from", wish.from().atOffset(ZoneOffset.UTC))
                .param("to", wish.to().atOffset(ZoneOffset.UTC))
                .param("activity", wish.activity())
                .param("venue", wanted.venue())
                .param("quarter", wanted.quarter())
                .param("most", ROOMS)
                .query((row, n) -> new FreeRoom(
                        row.getObject("room", UUID.class),
                        row.getString("name"),
                        row.getObject("venue", UUID.class),
                        row.getString("venue_name"),
                        row.getInt("capacity")))
                .list();
    }

    /** Pieces of the same name first, then those of the same quarter, then by name. */
    List<FreePiece> equipment(Actor actor, Wish wish, Piece wanted) {
        return db.sql("""
            SELECT e.equipment, e.name FROM query.equipment e
            WHERE e.organisation = :organisation AND e.equipment <> :equipment
              AND NOT EXISTS (SELECT FROM query.occupation o
                WHERE o.organisation = e.organisation AND o.purpose = 'EQUIPMENT' AND o.resource = e.equipment
                  AND o.from_at < :to AND o.to_at > :from
                  AND (CAST(:activity AS uuid) IS NULL OR o.activity IS DISTINCT FROM CAST(:activity AS uuid)))
            ORDER BY query.searchable(e.name) = query.searchable(:name) DESC, e.quarter = :quarter DESC, e.name,
                e.equipment
            LIMIT :most
            """)
                .param("organisation", actor.organisation().value())
                .param("equipment", wish.equipment())
                .param("from", wish.from().atOffset(ZoneOffset.UTC))
                .param("to", wish.to().atOffset(ZoneOffset.UTC))
                .param("activity", wish.activity())
                .param("name", wanted.name())
                .param("quarter", wanted.quarter())
                .param("most", PIECES)
                .query((row, n) -> new FreePiece(row.getObject("equipment", UUID.class), row.getString("name")))
                .list();
    }

    /**
     * Who is free: for a shift only volunteers who may do it, those with its skills first; else whoever may moderate,
     * staff before volunteers or the other way round. Of those who are alike, first who has time then, then who is of
     * the quarter.
     */
    List<FreePerson> persons(Actor actor, Wish wish, Known known, boolean volunteersFirst) {
        Shift shift = known.shift();
        ZoneId zone = known.hours() == null ? Days.USUAL_ZONE : known.hours().zone();
        return db.sql("""
            WITH candidate AS (
                SELECT person, 'STAFF' AS source, CAST(NULL AS uuid) AS volunteer, true AS fits, true AS available,
                    :quarter = ANY(quarters) AS near
                FROM query.staff
                WHERE organisation = :organisation AND roles && CAST(:roles AS text[])
                  AND (departed_on IS NULL OR departed_on > CAST(:to AS timestamptz)::date)
                  AND CAST(:shift AS uuid) IS NULL
                UNION ALL
                SELECT v.person, 'VOLUNTEER', v.volunteer, query.has_skills(v.skills, CAST(:skills AS text[])),
                    query.is_available(v.availability, :localFrom, :localTo), v.quarter = :quarter
                FROM query.volunteer v
                LEFT JOIN query.clearance(:organisation, :years) c ON c.volunteer = v.volunteer
                WHERE v.organisation = :organisation AND v.status = 'ACTIVE'
                  AND (NOT :clearance OR CAST(:localFrom AS timestamp)::date <= c.until)
                  AND NOT EXISTS (SELECT FROM query.shift_volunteer own
                    WHERE own.shift = CAST(:shift AS uuid) AND own.volunteer = v.volunteer
                      AND own.standing = 'SIGNED_UP')),
            best AS (
                SELECT DISTINCT ON (person) * FROM candidate ORDER BY person, source = :first DESC, near DESC)
            SELECT c.*, n.name
            FROM best c
            LEFT JOIN query.seen_name(:organisation, :everyone, :moderator) n ON n.person = c.person
            WHERE c.person <> :person
              AND EXISTS (SELECT FROM query.person p
                WHERE p.organisation = :organisation AND p.person = c.person AND NOT p.erased)
              AND NOT EXISTS (SELECT FROM query.occupation o
                WHERE o.organisation = :organisation AND o.purpose IN ('MODERATION', 'SHIFT') AND o.resource = c.person
                  AND o.binding
                  AND o.from_at < CAST(:to AS timestamptz) + CASE WHEN o.activity = CAST(:place AS uuid)
                      THEN interval '0' ELSE make_interval(mins => :travel) END
                  AND o.to_at > CAST(:from AS timestamptz) - CASE WHEN o.activity = CAST(:place AS uuid)
                      THEN interval '0' ELSE make_interval(mins => :travel) END
                  AND (CAST(:activity AS uuid) IS NULL OR o.activity IS DISTINCT FROM CAST(:activity AS uuid)))
            ORDER BY c.source = :first DESC, c.fits DESC, c.available DESC, c.near DESC, c.person
            LIMIT :most
            """)
                .param("organisation", actor.organisation().value())
                .param("everyone", Names.ofEveryone(actor))
                .param("moderator", Names.moderator(actor))
                .param("quarter", known.quarter())
                .param("roles", new String[] {"moderator", "quarter-manager"})
                .param("shift", wish.shiftId())
                .param("place", shift == null ? null : shift.activity())
                .param("skills", shift == null ? new String[0] : shift.skills().toArray(String[]::new))
                .param("clearance", shift != null && shift.clearanceNeeded())
                .param("years", terms.years(actor.organisation()))
                .param("first", volunteersFirst ? "VOLUNTEER" : "STAFF")
                .param("person", wish.person())
                .param("from", wish.from().atOffset(ZoneOffset.UTC))
                .param("to", wish.to().atOffset(ZoneOffset.UTC))
                .param("localFrom", LocalDateTime.ofInstant(wish.from(), zone))
                .param("localTo", LocalDateTime.ofInstant(wish.to(), zone))
                .param("travel", (int) known.buffers().travel().toMinutes())
                .param("activity", wish.activity())
                .param("most", PERSONS)
                .query((row, n) -> person(row))
                .list();
    }

    /** Staff are asked for no skills, and not when they have time. */
    private static FreePerson person(ResultSet row) throws SQLException {
        UUID volunteer = row.getObject("volunteer", UUID.class);
        return new FreePerson(
                row.getObject("person", UUID.class),
                row.getString("name"),
                row.getString("source"),
                volunteer,
                volunteer == null ? null : Boolean.valueOf(row.getBoolean("fits")),
                volunteer == null ? null : Boolean.valueOf(row.getBoolean("available")));
    }
}
