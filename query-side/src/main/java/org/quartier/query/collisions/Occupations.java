package org.quartier.query.collisions;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.value.OrganisationSettings;
import org.quartier.query.Rows;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Reads {@code query.occupation}: what is taken when. */
@Component
class Occupations {

    private final JdbcClient db;
    private final JsonMapper json;

    Occupations(@Qualifier("query") JdbcClient db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    /** A room as far as it matters here. */
    record Room(UUID quarter, UUID venue, int capacity, Duration setUp, Duration tearDown) {}

    /** A piece of equipment as far as it matters here. */
    record Piece(UUID quarter, String name) {}

    /** A shift as far as it matters here. */
    record Shift(UUID shift, UUID activity, UUID quarter, List<String> skills, boolean clearanceNeeded) {}

    /** What of a wish is taken in some time around it, in order. */
    List<Taken> around(OrganisationId organisation, Wish wish, Instant from, Instant to) {
        return db.sql("""
            SELECT purpose, resource, activity, closure, shift, binding, from_at, to_at
            FROM query.occupation
            WHERE organisation = :organisation AND from_at < :to AND to_at > :from
              AND (purpose = 'ROOM' AND resource = CAST(:room AS uuid)
                   OR purpose = 'EQUIPMENT' AND resource = CAST(:equipment AS uuid)
                   OR purpose IN ('MODERATION', 'SHIFT') AND resource = CAST(:person AS uuid))
              AND (CAST(:activity AS uuid) IS NULL OR activity IS DISTINCT FROM CAST(:activity AS uuid))
              AND (CAST(:shift AS uuid) IS NULL OR shift IS DISTINCT FROM CAST(:shift AS uuid))
            ORDER BY from_at, purpose, activity, closure, shift
            """)
                .param("organisation", organisation.value())
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("to", to.atOffset(ZoneOffset.UTC))
                .param("room", wish.room())
                .param("person", wish.person())
                .param("equipment", wish.equipment())
                .param("activity", wish.activity())
                .param("shift", wish.shiftId())
                .query(Occupations::taken)
                .list();
    }

    Optional<Room> room(OrganisationId organisation, UUID room) {
        return db.sql("""
            SELECT v.quarter, v.venue, r.capacity, r.set_up_minutes, r.tear_down_minutes
            FROM query.room r JOIN query.venue v ON v.venue = r.venue AND v.organisation = r.organisation
            WHERE r.organisation = :organisation AND r.room = :room
            """)
                .param("organisation", organisation.value())
                .param("room", room)
                .query((row, n) -> new Room(
                        row.getObject("quarter", UUID.class),
                        row.getObject("venue", UUID.class),
                        row.getInt("capacity"),
                        Duration.ofMinutes(row.getInt("set_up_minutes")),
                        Duration.ofMinutes(row.getInt("tear_down_minutes"))))
                .optional();
    }

    Optional<Shift> shift(OrganisationId organisation, UUID shift) {
        return db.sql("""
            SELECT s.activity, s.skills, a.quarter, a.clearance_needed
            FROM query.shift s JOIN query.activity a ON a.activity = s.activity AND a.organisation = s.organisation
            WHERE s.organisation = :organisation AND s.shift = :shift
            """)
                .param("organisation", organisation.value())
                .param("shift", shift)
                .query((row, n) -> new Shift(
                        shift,
                        row.getObject("activity", UUID.class),
                        row.getObject("quarter", UUID.class),
                        List.of((String[]) row.getArray("skills").getArray()),
                        row.getBoolean("clearance_needed")))
                .optional();
    }

    Optional<Piece> equipment(OrganisationId organisation, UUID equipment) {
        return db.sql("SELECT quarter, name FROM query.equipment WHERE organisation = ? AND equipment = ?")
                .param(organisation.value())
                .param(equipment)
                .query((row, n) -> new Piece(row.getObject("quarter", UUID.class), row.getString("name")))
                .optional();
    }

    /** Whether the organisation knows the person, and has not forgotten them. */
    boolean knows(OrganisationId organisation, UUID person) {
        return db.sql("SELECT EXISTS (SELECT FROM query.person WHERE organisation = ? AND person = ? AND NOT erased)")
                .param(organisation.value())
                .param(person)
                .query(Boolean.class)
                .single();
    }

    /** How long people of the organisation need from one activity to the next. */
    Duration travel(OrganisationId organisation) {
        @Nullable
        String settings = db.sql(
                        "SELECT settings FROM query.organisation WHERE organisation = ? AND settings IS NOT NULL")
                .param(organisation.value())
                .query(String.class)
                .optional()
                .orElse(null);
        return Duration.ofMinutes(
                settings == null
                        ? 0
                        : json.readValue(settings, OrganisationSettings.class).travelBuffer());
    }

    private static Taken taken(ResultSet row, int n) throws SQLException {
        return new Taken(
                row.getString("purpose"),
                row.getObject("resource", UUID.class),
                row.getObject("activity", UUID.class),
                row.getObject("closure", UUID.class),
                row.getObject("shift", UUID.class),
                row.getBoolean("binding"),
                Rows.instant(row, "from_at"),
                Rows.instant(row, "to_at"));
    }
}
