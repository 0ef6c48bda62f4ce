package org.quartier.query.shifts;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.access.Actor;
import org.quartier.kernel.access.Role;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.web.Refusal;
import org.quartier.query.ClearanceTerms;
import org.quartier.query.Names;
import org.quartier.query.Rows;
import org.quartier.query.shifts.ShiftController.Item;
import org.quartier.query.shifts.ShiftController.Logged;
import org.quartier.query.shifts.ShiftController.Swap;
import org.quartier.query.shifts.ShiftController.Volunteer;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads {@code query.shift} of one activity, with who helps for those who may see that. */
@Component
class ActivityShifts {

    private final JdbcClient db;
    private final Names names;
    private final ClearanceTerms terms;

    ActivityShifts(@Qualifier("query") JdbcClient db, Names names, ClearanceTerms terms) {
        this.db = db;
        this.names = names;
        this.terms = terms;
    }

    private record Known(String title, boolean clearanceNeeded) {}

    /**
     * Sorted by start and id.
     *
     * @throws Refusal 404 when there is no such activity, or it was never published and the actor does not plan
     */
    List<Item> of(Actor actor, ActivityId activity) {
        Known known = known(actor, activity);
        boolean visible = names.areVisibleTo(actor, activity);
        return db.sql("""
            SELECT s.*, (SELECT count(*)::integer FROM query.shift_volunteer v
                WHERE v.shift = s.shift AND v.standing = 'SIGNED_UP') AS signed_up
            FROM query.shift s WHERE s.organisation = :organisation AND s.activity = :activity
            ORDER BY s.starts_at, s.shift
            """)
                .param("organisation", actor.organisation().value())
                .param("activity", activity.value())
                .query((row, n) -> {
                    UUID shift = row.getObject("shift", UUID.class);
                    return new Item(
                            shift,
                            activity.value(),
                            known.title(),
                            row.getString("task"),
                            Rows.instant(row, "starts_at"),
                            Rows.instant(row, "ends_at"),
                            row.getString("state"),
                            row.getInt("needed"),
                            row.getInt("signed_up"),
                            Math.max(0, row.getInt("needed") - row.getInt("signed_up")),
                            List.of((String[]) row.getArray("skills").getArray()),
                            known.clearanceNeeded(),
                            visible ? volunteers(actor, shift, known) : null,
                            visible ? swaps(actor, shift) : null,
                            row.getLong("version"));
                })
                .list();
    }

    private Known known(Actor actor, ActivityId activity) {
        return db.sql("""
            SELECT details::jsonb ->> 'title' AS title, clearance_needed FROM query.activity
            WHERE organisation = :organisation AND activity = :activity AND (published OR :insider)
            """)
                .param("organisation", actor.organisation().value())
                .param("activity", activity.value())
                .param("insider", actor.isOneOf(Role.ADMINISTRATOR, Role.QUARTER_MANAGER, Role.MODERATOR, Role.AUDITOR))
                .query((row, n) -> new Known(row.getString("title"), row.getBoolean("clearance_needed")))
                .optional()
                .orElseThrow(Refusal::notFound);
    }

    /** Who may see the names may see who is cleared, as in the register. */
    private List<Volunteer> volunteers(Actor actor, UUID shift, Known known) {
        return db.sql("""
            SELECT v.volunteer, v.person, n.name, v.standing, v.since, v.checked_in, h.entry, h.status, h.minutes,
                CASE WHEN :clearanceNeeded THEN
                    coalesce(c.until >= (s.starts_at AT TIME ZONE 'Europe/Berlin')::date, false) END AS cleared
            FROM query.shift_volunteer v
            JOIN query.shift s ON s.shift = v.shift AND s.organisation = v.organisation
            LEFT JOIN query.clearance(:organisation, :years) c ON c.volunteer = v.volunteer
            LEFT JOIN query.hour_entry h ON h.organisation = v.organisation AND h.shift = v.shift
                AND h.volunteer = v.volunteer AND h.status <> 'REJECTED'
            LEFT JOIN query.person_name n ON n.person = v.person AND n.organisation = v.organisation
            WHERE v.organisation = :organisation AND v.shift = :shift ORDER BY v.standing, v.since, v.volunteer
            """)
                .param("organisation", actor.organisation().value())
                .param("shift", shift)
                .param("clearanceNeeded", known.clearanceNeeded())
                .param("years", terms.years(actor.organisation()))
                .query((row, n) -> volunteer(row))
                .list();
    }

    private static Volunteer volunteer(java.sql.ResultSet row) throws java.sql.SQLException {
        @Nullable String name = row.getString("name");
        @Nullable UUID entry = row.getObject("entry", UUID.class);
        return new Volunteer(
                row.getObject("volunteer", UUID.class),
                row.getObject("person", UUID.class),
                name,
                row.getString("standing"),
                Rows.instant(row, "since"),
                row.getBoolean("checked_in"),
                row.getObject("cleared", Boolean.class),
                entry == null ? null : new Logged(entry, row.getString("status"), row.getInt("minutes")));
    }

    private List<Swap> swaps(Actor actor, UUID shift) {
        return db.sql("""
            SELECT swap, giver, taker, state FROM query.shift_swap
            WHERE organisation = :organisation AND shift = :shift ORDER BY swap
            """)
                .param("organisation", actor.organisation().value())
                .param("shift", shift)
                .query((row, n) -> new Swap(
                        row.getObject("swap", UUID.class),
                        row.getObject("giver", UUID.class),
                        row.getObject("taker", UUID.class),
                        row.getString("state")))
                .list();
    }
}
