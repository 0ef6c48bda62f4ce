package org.quartier.query.participation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.query.Rows;
import org.quartier.query.participation.Explanations.Seen;
import org.quartier.query.participation.WaitingListController.Decision;
import org.quartier.query.participation.WaitingListController.Offer;
import org.quartier.query.participation.WaitingListController.Waiting;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads who waits, in the order of R-13, and {@code query.waiting_list_decision}. */
@Component
class WaitingLists {

    private final JdbcClient db;

    WaitingLists(@Qualifier("query") JdbcClient db) {
        this.db = db;
    }

    List<Waiting> waiting(OrganisationId organisation, ActivityId activity, boolean names) {
        return db.sql("""
            SELECT row_number() OVER (ORDER BY r.priority DESC, r.joined_at, r.sequence) AS position, r.registration,
                   r.person, n.name, 1 + r.companions AS needed, r.priority, r.joined_at
            FROM query.registration r
            LEFT JOIN query.person_name n ON n.person = r.person AND n.organisation = r.organisation AND :names
            WHERE r.organisation = :organisation AND r.activity = :activity AND r.status = 'WAITLISTED'
            ORDER BY position
            """)
                .param("organisation", organisation.value())
                .param("activity", activity.value())
                .param("names", names)
                .query((row, n) -> new Waiting(
                        row.getInt("position"),
                        row.getObject("registration", UUID.class),
                        row.getObject("person", UUID.class),
                        row.getString("name"),
                        row.getInt("needed"),
                        row.getInt("priority"),
                        Rows.instant(row, "joined_at")))
                .list();
    }

    List<Offer> offers(OrganisationId organisation, ActivityId activity, boolean names) {
        return db.sql("""
            SELECT r.registration, r.person, n.name, 1 + r.companions AS needed, r.offered_until
            FROM query.registration r
            LEFT JOIN query.person_name n ON n.person = r.person AND n.organisation = r.organisation AND :names
            WHERE r.organisation = :organisation AND r.activity = :activity AND r.status = 'OFFERED'
            ORDER BY r.offered_until, r.sequence
            """)
                .param("organisation", organisation.value())
                .param("activity", activity.value())
                .param("names", names)
                .query((row, n) -> new Offer(
                        row.getObject("registration", UUID.class),
                        row.getObject("person", UUID.class),
                        row.getString("name"),
                        row.getInt("needed"),
                        Rows.instant(row, "offered_until")))
                .list();
    }

    List<Decision> decisions(
            OrganisationId organisation, ActivityId activity, boolean names, Explanations explanations) {
        return db.sql("""
            SELECT d.position, d.registration, d.person, n.name, d.what, d.rule, d.free, d.needed, d.queue, d.forced,
                   d.cause, d.offered_until, d.earlier, d.status, d.happened_at, p.zone
            FROM query.waiting_list_decision d
            JOIN query.participation p ON p.activity = d.activity AND p.organisation = d.organisation
            LEFT JOIN query.person_name n ON n.person = d.person AND n.organisation = d.organisation AND :names
            WHERE d.organisation = :organisation AND d.activity = :activity
            ORDER BY d.position
            """)
                .param("organisation", organisation.value())
                .param("activity", activity.value())
                .param("names", names)
                .query((row, n) -> decision(row, explanations))
                .list();
    }

    private static Decision decision(ResultSet row, Explanations explanations) throws SQLException {
        UUID registration = row.getObject("registration", UUID.class);
        List<UUID> queue = Stream.of(row.getString("queue").split(","))
                .filter(id -> !id.isEmpty())
                .map(UUID::fromString)
                .toList();
        Instant until = Rows.instantOrNull(row, "offered_until");
        Seen seen = new Seen(
                Decisions.What.valueOf(row.getString("what")),
                row.getString("rule"),
                row.getObject("free", Integer.class),
                row.getObject("needed", Integer.class),
                queue.indexOf(registration) + 1,
                queue.size(),
                row.getString("cause"),
                until == null ? null : until.atZone(ZoneId.of(row.getString("zone"))),
                "CONFIRMED".equals(row.getString("earlier")),
                "CONFIRMED".equals(row.getString("status")));
        return new Decision(
                seen.what().name(),
                registration,
                row.getObject("person", UUID.class),
                row.getString("name"),
                seen.rule(),
                seen.free(),
                seen.needed(),
                queue,
                row.getBoolean("forced"),
                seen.cause(),
                until,
                Rows.instant(row, "happened_at"),
                row.getLong("position"),
                explanations.of(seen));
    }
}
