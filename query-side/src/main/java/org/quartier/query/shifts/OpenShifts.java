package org.quartier.query.shifts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.access.Actor;
import org.quartier.kernel.id.VolunteerId;
import org.quartier.kernel.web.Refusal;
import org.quartier.query.ClearanceTerms;
import org.quartier.query.Page;
import org.quartier.query.Rows;
import org.quartier.query.shifts.ShiftController.Item;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads {@code query.shift} of all activities. A shift fits a volunteer who can be asked, has every skill, is available
 * throughout (or never said when), has no other shift then, and is cleared on its day where that is needed.
 */
@Component
class OpenShifts {

    private final JdbcClient db;
    private final ClearanceTerms terms;
    private final Clock clock;

    OpenShifts(@Qualifier("query") JdbcClient db, ClearanceTerms terms, Clock clock) {
        this.db = db;
        this.terms = terms;
        this.clock = clock;
    }

    /**
     * Which shifts are looked for; what is null does not matter.
     *
     * @param open ahead, and someone is missing
     * @param from the first day on which they start
     * @param to the first day after those
     */
    record Wanted(
            boolean open,
            @Nullable VolunteerId volunteer,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {}

    /** Sorted by start and id, without who has signed up. */
    Page<Item> find(Actor actor, Wanted wanted, Page.Request<UUID> page) {
        VolunteerId volunteer = wanted.volunteer();
        if (volunteer != null) {
            requireKnown(actor, volunteer);
        }
        return Page.of(
                db.sql("""
                    SELECT s.*, a.details::jsonb ->> 'title' AS title, a.clearance_needed, u.signed_up
                    FROM query.shift s
                    JOIN query.activity a ON a.activity = s.activity AND a.organisation = s.organisation
                    LEFT JOIN query.quarter q ON q.quarter = a.quarter AND q.organisation = a.organisation
                    CROSS JOIN LATERAL (
                        SELECT count(*)::integer AS signed_up FROM query.shift_volunteer sv
                        WHERE sv.shift = s.shift AND sv.standing = 'SIGNED_UP') u
                    CROSS JOIN LATERAL (
                        SELECT s.starts_at AT TIME ZONE coalesce(q.zone, 'Europe/Berlin') AS start_at,
                               s.ends_at AT TIME ZONE coalesce(q.zone, 'Europe/Berlin') AS end_at) t
                    WHERE s.organisation = :organisation
                      AND (NOT :open OR s.state = 'OPEN' AND s.starts_at > :now AND u.signed_up < s.needed)
                      AND (CAST(:from AS date) IS NULL OR t.start_at::date >= :from)
                      AND (CAST(:to AS date) IS NULL OR t.start_at::date < :to)
                      AND (CAST(:volunteer AS uuid) IS NULL OR EXISTS (
                          SELECT FROM query.volunteer v
                          LEFT JOIN query.clearance(:organisation, :years) c ON c.volunteer = v.volunteer
                          WHERE v.volunteer = :volunteer AND v.organisation = :organisation AND v.status = 'ACTIVE'
                            AND (NOT a.clearance_needed OR t.start_at::date <= c.until)
                            AND query.has_skills(v.skills, s.skills)
                            AND query.is_available(v.availability, t.start_at, t.end_at)
                            AND NOT EXISTS (
                                SELECT FROM query.shift_volunteer own
                                JOIN query.shift o ON o.shift = own.shift AND o.state = 'OPEN'
                                WHERE own.volunteer = v.volunteer AND own.standing = 'SIGNED_UP'
                                  AND o.starts_at < s.ends_at AND s.starts_at < o.ends_at)))
                      AND (CAST(:after AS uuid) IS NULL OR (s.starts_at, s.shift) > (
                          SELECT starts_at, shift FROM query.shift
                          WHERE shift = :after AND organisation = :organisation))
                    ORDER BY s.starts_at, s.shift LIMIT :limit + 1
                    """)
                        .param("organisation", actor.organisation().value())
                        .param("open", wanted.open())
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .param("from", wanted.from())
                        .param("to", wanted.to())
                        .param("volunteer", volunteer == null ? null : volunteer.value())
                        .param("years", terms.years(actor.organisation()))
                        .param("after", page.after())
                        .param("limit", page.limit())
                        .query((row, n) -> item(row))
                        .list(),
                page,
                Item::id);
    }

    private void requireKnown(Actor actor, VolunteerId volunteer) {
        boolean known = db.sql("""
            SELECT EXISTS (SELECT FROM query.volunteer WHERE organisation = :organisation AND volunteer = :volunteer)
            """)
                .param("organisation", actor.organisation().value())
                .param("volunteer", volunteer.value())
                .query(Boolean.class)
                .single();
        if (!known) {
            throw Refusal.malformed("volunteer", "does not exist");
        }
    }

    private static Item item(ResultSet row) throws SQLException {
        return new Item(
                row.getObject("shift", UUID.class),
                row.getObject("activity", UUID.class),
                row.getString("title"),
                row.getString("task"),
                Rows.instant(row, "starts_at"),
                Rows.instant(row, "ends_at"),
                row.getString("state"),
                row.getInt("needed"),
                row.getInt("signed_up"),
                Math.max(0, row.getInt("needed") - row.getInt("signed_up")),
                List.of((String[]) row.getArray("skills").getArray()),
                row.getBoolean("clearance_needed"),
                null,
                null,
                row.getLong("version"));
    }
}
