package org.quartier.query.hours;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.access.Actor;
import org.quartier.kernel.id.VolunteerId;
import org.quartier.query.Names;
import org.quartier.query.Page;
import org.quartier.query.Rows;
import org.quartier.query.hours.HourController.Item;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads {@code query.hour_entry}, with names and the zone of the volunteer's quarter beside it. */
@Component
class HourEntries {

    private final JdbcClient db;

    HourEntries(@Qualifier("query") JdbcClient db) {
        this.db = db;
    }

    /** Which entries are looked for: those that start on the days {@code [from, to)}; what is null does not matter. */
    record Wanted(
            @Nullable VolunteerId volunteer,
            @Nullable HourStatus status,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {}

    /** Sorted by start and id. */
    Page<Item> find(Actor actor, Wanted wanted, Page.Request<UUID> page) {
        return Page.of(
                db.sql("""
                    SELECT h.entry, h.volunteer, h.person, CASE WHEN seen THEN n.name END AS name, h.activity, h.shift,
                           CASE WHEN seen THEN h.task END AS task, h.status, h.start_at, h.end_at, h.minutes,
                           h.version, h.written_by
                    FROM query.hour_entry h
                    LEFT JOIN query.person_name n ON n.person = h.person AND n.organisation = h.organisation
                    LEFT JOIN query.volunteer v ON v.volunteer = h.volunteer AND v.organisation = h.organisation
                    LEFT JOIN query.quarter q ON q.quarter = v.quarter AND q.organisation = h.organisation
                    CROSS JOIN LATERAL (
                        SELECT (h.start_at AT TIME ZONE coalesce(q.zone, 'Europe/Berlin'))::date AS on_day) d
                    CROSS JOIN LATERAL (
                        SELECT :everyone OR EXISTS (
                            SELECT FROM query.led_activity led
                            WHERE led.organisation = h.organisation AND led.actor = :moderator
                              AND led.activity = h.activity) AS seen) s
                    WHERE h.organisation = :organisation
                      AND (CAST(:volunteer AS uuid) IS NULL OR h.volunteer = :volunteer)
                      AND (CAST(:status AS text) IS NULL OR h.status = :status)
                      AND (CAST(:from AS date) IS NULL OR d.on_day >= :from)
                      AND (CAST(:to AS date) IS NULL OR d.on_day < :to)
                      AND (CAST(:after AS uuid) IS NULL OR (h.start_at, h.entry) > (
                          SELECT start_at, entry FROM query.hour_entry
                          WHERE entry = :after AND organisation = :organisation))
                    ORDER BY h.start_at, h.entry LIMIT :limit + 1
                    """)
                        .param("organisation", actor.organisation().value())
                        .param("everyone", Names.ofEveryone(actor))
                        .param("moderator", Names.moderator(actor))
                        .param(
                                "volunteer",
                                wanted.volunteer() == null
                                        ? null
                                        : wanted.volunteer().value())
                        .param(
                                "status",
                                wanted.status() == null ? null : wanted.status().name())
                        .param("from", wanted.from())
                        .param("to", wanted.to())
                        .param("after", page.after())
                        .param("limit", page.limit())
                        .query((row, n) -> item(row))
                        .list(),
                page,
                Item::id);
    }

    private static Item item(ResultSet row) throws SQLException {
        return new Item(
                row.getObject("entry", UUID.class),
                row.getObject("volunteer", UUID.class),
                row.getObject("person", UUID.class),
                row.getString("name"),
                row.getObject("activity", UUID.class),
                row.getObject("shift", UUID.class),
                row.getString("task"),
                HourStatus.valueOf(row.getString("status")),
                Rows.instant(row, "start_at"),
                Rows.instant(row, "end_at"),
                row.getInt("minutes"),
                row.getLong("version"),
                row.getString("written_by"));
    }
}
