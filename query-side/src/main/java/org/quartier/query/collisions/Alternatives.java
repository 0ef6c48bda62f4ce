package org.quartier.query.collisions;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.access.Actor;
import org.quartier.query.Names;
import org.quartier.query.collisions.Occupations.Room;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads who and what is free at the time of a wish; a pre-booking leaves a room free. */
@Component
class Alternatives {

    private static final int ROOMS = 5;
    private static final int PERSONS = 10;

    private final JdbcClient db;

    Alternatives(@Qualifier("query") JdbcClient db) {
        this.db = db;
    }

    /** A room that is free, with enough seats. */
    record FreeRoom(UUID room, String name, UUID venue, String venueName, int seats) {}

    /** Someone who may moderate and is free. */
    record FreePerson(UUID personId, @Nullable String name, String as) {}

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

    /** Staff who may moderate first, those of the quarter before others; then volunteers, likewise. */
    List<FreePerson> persons(Actor actor, Wish wish, UUID quarter, Duration travel) {
        Instant from = wish.from().minus(travel);
        Instant to = wish.to().plus(travel);
        return db.sql("""
            WITH candidate AS (
                SELECT person, 'STAFF' AS source, :quarter = ANY(quarters) AS near FROM query.staff
                WHERE organisation = :organisation AND roles && CAST(:roles AS text[])
                  AND (departed_on IS NULL OR departed_on > CAST(:to AS timestamptz)::date)
                UNION ALL
                SELECT person, 'VOLUNTEER', quarter = :quarter FROM query.volunteer
                WHERE organisation = :organisation AND status = 'ACTIVE'),
            best AS (
                SELECT DISTINCT ON (person) person, source, near FROM candidate ORDER BY person, source, near DESC)
            SELECT c.person, c.source, n.name
            FROM best c
            LEFT JOIN query.seen_name(:organisation, :everyone, :moderator) n ON n.person = c.person
            WHERE c.person <> :person
              AND EXISTS (SELECT FROM query.person p
                WHERE p.organisation = :organisation AND p.person = c.person AND NOT p.erased)
              AND NOT EXISTS (SELECT FROM query.occupation o
                WHERE o.organisation = :organisation AND o.purpose <> 'ROOM' AND o.resource = c.person
                  AND o.from_at < :to AND o.to_at > :from
                  AND (CAST(:activity AS uuid) IS NULL OR o.activity IS DISTINCT FROM CAST(:activity AS uuid)))
            ORDER BY c.source, c.near DESC, c.person
            LIMIT :most
            """)
                .param("organisation", actor.organisation().value())
                .param("everyone", Names.ofEveryone(actor))
                .param("moderator", Names.moderator(actor))
                .param("quarter", quarter)
                .param("roles", new String[] {"moderator", "quarter-manager"})
                .param("person", wish.person())
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("to", to.atOffset(ZoneOffset.UTC))
                .param("activity", wish.activity())
                .param("most", PERSONS)
                .query((row, n) -> new FreePerson(
                        row.getObject("person", UUID.class), row.getString("name"), row.getString("source")))
                .list();
    }
}
