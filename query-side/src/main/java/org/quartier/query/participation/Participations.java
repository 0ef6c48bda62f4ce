package org.quartier.query.participation;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.query.Rows;
import org.quartier.query.participation.ParticipationController.Item;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads {@code query.participation} and {@code query.registration}; names come from {@code query.person_name}. */
@Component
class Participations {

    private final JdbcClient db;

    Participations(@Qualifier("query") JdbcClient db) {
        this.db = db;
    }

    /**
     * The figures of one activity.
     *
     * @param places null when anyone may come
     * @param free places − reserved − the parties of confirmed registrations and open offers; negative when
     *     overbooked, null without a limit
     * @param headCount the last head count, or null: zero is a value
     * @param reported R-27: named = persons PRESENT or PARTIAL, nameless = heads of nameless check-ins;
     *     max(named + nameless, total), or named + max(nameless, additional), because who came through the door without
     *     a name is among those counted; without a count named + nameless
     */
    record Figures(
            @Nullable Integer places,
            @Nullable Integer free,
            @Nullable Integer headCount,
            int reported,
            @Nullable String policy,
            @Nullable String mode,
            long version) {}

    Optional<Figures> figures(OrganisationId organisation, ActivityId activity) {
        return db.sql("""
            WITH seen AS (
                SELECT coalesce(sum(1 + companions) FILTER (WHERE status IN ('CONFIRMED', 'OFFERED')), 0)::int AS taken,
                       count(DISTINCT person) FILTER (WHERE attendance IN ('PRESENT', 'PARTIAL')) AS named
                FROM query.registration WHERE organisation = :organisation AND activity = :activity),
            door AS (
                SELECT coalesce(sum(heads), 0) AS nameless
                FROM query.nameless_check_in WHERE organisation = :organisation AND activity = :activity)
            SELECT places, places - reserved - taken AS free, counted, policy, mode, version,
                   CASE WHEN counted_additional THEN named + greatest(nameless, counted)
                        ELSE greatest(named + nameless, coalesce(counted, 0)) END AS reported
            FROM query.participation, seen, door
            WHERE organisation = :organisation AND activity = :activity
            """)
                .param("organisation", organisation.value())
                .param("activity", activity.value())
                .query((row, n) -> new Figures(
                        row.getObject("places", Integer.class),
                        row.getObject("free", Integer.class),
                        row.getObject("counted", Integer.class),
                        row.getInt("reported"),
                        row.getString("policy"),
                        row.getString("mode"),
                        row.getLong("version")))
                .optional();
    }

    /** All registrations in the order in which they were made; the position is that of R-13, for who waits. */
    List<Item> registrations(OrganisationId organisation, ActivityId activity, boolean names) {
        return db.sql("""
            SELECT r.registration, r.person, n.name, r.status, r.companions,
                   r.priority, r.joined_at, r.attendance, r.minutes, r.source,
                   CASE WHEN r.status = 'OFFERED' THEN r.offered_until END AS offered_until,
                   CASE WHEN r.status = 'WAITLISTED' THEN row_number() OVER (
                       PARTITION BY r.status = 'WAITLISTED' ORDER BY r.priority DESC, r.joined_at, r.sequence)
                   END::int AS position
            FROM query.registration r
            LEFT JOIN query.person_name n ON n.person = r.person AND n.organisation = r.organisation AND :names
            WHERE r.organisation = :organisation AND r.activity = :activity
            ORDER BY r.sequence
            """)
                .param("organisation", organisation.value())
                .param("activity", activity.value())
                .param("names", names)
                .query((row, n) -> new Item(
                        row.getObject("registration", UUID.class),
                        row.getObject("person", UUID.class),
                        row.getString("name"),
                        row.getString("status"),
                        row.getInt("companions"),
                        row.getObject("position", Integer.class),
                        Rows.instantOrNull(row, "offered_until"),
                        row.getString("attendance"),
                        row.getObject("minutes", Integer.class),
                        row.getString("source")))
                .list();
    }
}
