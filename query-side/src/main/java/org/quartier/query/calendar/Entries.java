package org.quartier.query.calendar;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.query.Page;
import org.quartier.query.Rows;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads {@code query.calendar_entry}, in the order of the start. */
@Component
class Entries {

    private static final String NEVER = "infinity";

    private final JdbcClient db;

    Entries(@Qualifier("query") JdbcClient db) {
        this.db = db;
    }

    /**
     * A page of the calendar.
     *
     * @param drafts whether to show what was never published
     */
    Page<Entry> page(OrganisationId organisation, CalendarFilter filter, boolean drafts, Page.Request<Entry.Key> page) {
        return Page.of(
                find(
                        organisation,
                        filter,
                        drafts ? Shown.ALL : Shown.PUBLISHED,
                        NEVER,
                        page.after(),
                        page.limit() + 1L),
                page,
                Entry::key);
    }

    /** Which entries may be shown. */
    enum Shown {
        ALL,
        PUBLISHED,
        PUBLIC
    }

    /**
     * All that a feed holds: what was published and is in the window, and what was cancelled lately.
     *
     * @param shown {@link Shown#PUBLIC} for the world
     * @param cancelledSince entries cancelled since then are in it wherever they are; null for none
     */
    List<Entry> feed(
            OrganisationId organisation, CalendarFilter filter, Shown shown, @Nullable Instant cancelledSince) {
        return find(
                organisation, filter, shown, cancelledSince == null ? NEVER : cancelledSince.toString(), null, null);
    }

    /** Whether the organisation has ever published anything for the world. */
    boolean isPublic(OrganisationId organisation) {
        return db.sql("""
            SELECT EXISTS (SELECT FROM query.calendar_entry
                WHERE organisation = :organisation AND published AND visibility = 'PUBLIC')
            """)
                .param("organisation", organisation.value())
                .query(Boolean.class)
                .single();
    }

    /** What the organisation calls itself. */
    Optional<String> nameOf(OrganisationId organisation) {
        return db.sql("SELECT name FROM query.calendar_organisation WHERE organisation = :organisation")
                .param("organisation", organisation.value())
                .query(String.class)
                .optional();
    }

    private List<Entry> find(
            OrganisationId organisation,
            CalendarFilter filter,
            Shown shown,
            String cancelledSince,
            Entry.@Nullable Key after,
            @Nullable Long limit) {
        List<String> zones = zonesOf(organisation);
        return db.sql("""
            SELECT a.*, v.name AS venue_name, r.name AS room_name,
                (SELECT json_agg(json_build_object('personId', m.person, 'role', m.role, 'accepted', m.accepted)
                        ORDER BY m.person)
                    FROM query.calendar_moderator m WHERE m.activity = a.activity) AS moderators,
                (SELECT o.series FROM query.series_occurrence o
                    WHERE o.activity = a.activity AND o.organisation = a.organisation
                    ORDER BY o.dropped, o.series LIMIT 1) AS series
            FROM query.calendar_entry a
            LEFT JOIN query.calendar_quarter q ON q.quarter = a.quarter
            LEFT JOIN query.calendar_venue v ON v.venue = a.venue
            LEFT JOIN query.calendar_room r ON r.room = a.room
            JOIN unnest(CAST(:zones AS text[]), CAST(:froms AS float8[]), CAST(:tos AS float8[]))
                AS days(zone, from_seconds, to_seconds) ON days.zone = coalesce(q.zone, a.zone)
            CROSS JOIN LATERAL (
                SELECT to_timestamp(from_seconds) AS from_at, to_timestamp(to_seconds) AS to_at) w
            WHERE a.organisation = :organisation
              AND (a.published OR :shown = 'ALL')
              AND (a.visibility = 'PUBLIC' OR :shown <> 'PUBLIC')
              AND (a.starts_at < w.to_at AND (a.starts_at >= w.from_at OR a.ends_at > w.from_at)
                   OR a.state = 'CANCELLED' AND a.cancelled_at >= CAST(:cancelledSince AS timestamptz))
              AND (CAST(:quarter AS uuid) IS NULL OR a.quarter = CAST(:quarter AS uuid))
              AND (CAST(:kind AS text) IS NULL OR a.kind = CAST(:kind AS text))
              AND (CAST(:room AS uuid) IS NULL OR a.room = CAST(:room AS uuid))
              AND (CAST(:outOfHours AS boolean) IS NULL OR a.out_of_hours = CAST(:outOfHours AS boolean))
              AND (CAST(:moderator AS uuid) IS NULL OR EXISTS (SELECT FROM query.calendar_moderator m
                   WHERE m.activity = a.activity AND m.person = CAST(:moderator AS uuid)))
              AND (a.starts_at, a.activity) > (CAST(:afterStart AS timestamptz), CAST(:afterId AS uuid))
            ORDER BY a.starts_at, a.activity
            LIMIT CAST(:limit AS bigint)
            """)
                .param("organisation", organisation.value())
                .param("shown", shown.name())
                .param("zones", zones.toArray(String[]::new))
                .param("froms", midnights(filter.from(), zones, Double.NEGATIVE_INFINITY))
                .param("tos", midnights(filter.to(), zones, Double.POSITIVE_INFINITY))
                .param("cancelledSince", cancelledSince)
                .param("quarter", filter.quarter())
                .param("kind", filter.kind() == null ? null : filter.kind().name())
                .param("room", filter.room())
                .param("outOfHours", filter.outOfHours())
                .param("moderator", filter.moderator())
                .param("afterStart", after == null ? "-infinity" : after.start().toString())
                .param("afterId", after == null ? new UUID(0, 0) : after.activity())
                .param("limit", limit)
                .query((row, n) -> entry(row))
                .list();
    }

    /** Days begin at other instants in other zones; Java knows zones that PostgreSQL reads otherwise or not at all. */
    private List<String> zonesOf(OrganisationId organisation) {
        return db.sql("""
            SELECT zone FROM query.calendar_quarter WHERE organisation = :organisation
            UNION SELECT zone FROM query.calendar_entry WHERE organisation = :organisation
            """)
                .param("organisation", organisation.value())
                .query(String.class)
                .list();
    }

    /** In seconds since 1970: PostgreSQL writes the years around the first and the last one otherwise than Java. */
    private static Double[] midnights(@Nullable LocalDate day, List<String> zones, double open) {
        return zones.stream()
                .map(zone -> day == null
                        ? open
                        : (double) day.atStartOfDay(ZoneId.of(zone)).toEpochSecond())
                .toArray(Double[]::new);
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getObject("activity", UUID.class),
                row.getString("uid"),
                row.getObject("quarter", UUID.class),
                row.getString("kind"),
                row.getString("title"),
                row.getString("description"),
                row.getObject("venue", UUID.class),
                row.getString("venue_name"),
                row.getObject("room", UUID.class),
                row.getString("room_name"),
                row.getString("place"),
                row.getString("online_link"),
                row.getString("organiser"),
                row.getString("visibility"),
                Entry.slot(
                        Rows.instant(row, "starts_at"),
                        Rows.instantOrNull(row, "ends_at"),
                        row.getString("zone"),
                        row.getBoolean("all_day")),
                row.getString("state"),
                row.getBoolean("out_of_hours"),
                row.getString("moderators"),
                row.getObject("series", UUID.class),
                row.getInt("sequence"),
                Rows.instantOrNull(row, "previous_starts_at"),
                Rows.instant(row, "revised_at"),
                row.getLong("version"));
    }
}
