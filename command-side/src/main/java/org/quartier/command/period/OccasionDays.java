package org.quartier.command.period;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.id.QuarterId;
import org.quartier.kernel.store.EventMetadata;
import org.quartier.kernel.value.TimeSlot;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** When each activity begins, and in which zone: that of its quarter, or its own where the quarter is unknown. */
@Component
class OccasionDays {

    private static final ZoneId USUAL = ZoneId.of("Europe/Berlin");

    private final JdbcClient db;

    OccasionDays(@Qualifier("command") JdbcClient db) {
        this.db = db;
    }

    /** When an activity begins, in the zone that decides on which day. */
    record Begin(Instant at, ZoneId zone) {}

    Optional<Begin> of(ActivityId activity, OrganisationId organisation) {
        return db.sql("""
            SELECT a.starts_at, coalesce(q.zone, a.zone) AS zone
            FROM command.period_activity a
            LEFT JOIN command.quarter_hours q ON q.organisation = a.organisation AND q.quarter = a.quarter
            WHERE a.organisation = :organisation AND a.activity = :activity
            """)
                .param("organisation", organisation.value())
                .param("activity", activity.value())
                .query((row, n) ->
                        new Begin(row.getTimestamp("starts_at").toInstant(), ZoneId.of(row.getString("zone"))))
                .optional();
    }

    /** The zones of an organisation's quarters, or the usual one. */
    Set<ZoneId> zones(OrganisationId organisation) {
        Set<ZoneId> zones = db
                .sql("SELECT DISTINCT zone FROM command.quarter_hours WHERE organisation = :organisation")
                .param("organisation", organisation.value())
                .query(String.class)
                .list()
                .stream()
                .map(ZoneId::of)
                .collect(Collectors.toUnmodifiableSet());
        return zones.isEmpty() ? Set.of(USUAL) : zones;
    }

    void open(ActivityId activity, QuarterId quarter, TimeSlot slot, EventMetadata about) {
        db.sql("""
            INSERT INTO command.period_activity (organisation, activity, quarter, starts_at, zone)
            VALUES (:organisation, :activity, :quarter, :start, :zone)
            """)
                .param("organisation", about.organisation().value())
                .param("activity", activity.value())
                .param("quarter", quarter.value())
                .param("start", slot.start().atOffset(ZoneOffset.UTC))
                .param("zone", slot.zone().getId())
                .update();
    }

    void move(ActivityId activity, TimeSlot slot, EventMetadata about) {
        db.sql("""
            UPDATE command.period_activity SET starts_at = :start, zone = :zone
            WHERE organisation = :organisation AND activity = :activity
            """)
                .param("organisation", about.organisation().value())
                .param("activity", activity.value())
                .param("start", slot.start().atOffset(ZoneOffset.UTC))
                .param("zone", slot.zone().getId())
                .update();
    }
}
