package org.quartier.query.activity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.value.ActivityDetails;
import org.quartier.kernel.value.BookingKind;
import org.quartier.kernel.value.ProtectedContact;
import org.quartier.kernel.value.WaitingListMode;
import org.quartier.kernel.value.WaitingListPolicy;
import org.quartier.query.activity.Plan.Moderator;
import org.quartier.query.activity.Plan.Piece;
import org.quartier.query.activity.Plan.Places;
import org.quartier.query.activity.Plan.RoomRejected;
import org.quartier.query.activity.Plan.WaitingList;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Reads {@code query.activity}, with names where they may be seen. */
@Component
class Plans {

    private static final String OTHER_CONFIRMED = "Another pre-booking of the room was confirmed (R-04).";

    private final JdbcClient db;
    private final JsonMapper json;

    Plans(@Qualifier("query") JdbcClient db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    /**
     * One plan.
     *
     * @param insider whether to show what was never published, and people, by their ids
     * @param names whether by their names too
     */
    Optional<Plan> of(OrganisationId organisation, ActivityId activity, boolean insider, boolean names) {
        List<Moderator> moderators = insider ? moderators(organisation, activity, names) : null;
        List<Piece> equipment = equipment(organisation, activity);
        return db.sql("""
            SELECT a.*, c.places, c.reserved, c.policy, c.mode,
                (SELECT o.series FROM query.series_occurrence o
                    WHERE o.activity = a.activity AND o.organisation = a.organisation
                    ORDER BY o.dropped, o.series LIMIT 1) AS series
            FROM query.activity a
            LEFT JOIN query.activity_capacity c ON c.activity = a.activity AND c.organisation = a.organisation
            WHERE a.organisation = :organisation AND a.activity = :activity AND (a.published OR :insider)
            """)
                .param("organisation", organisation.value())
                .param("activity", activity.value())
                .param("insider", insider)
                .query((row, n) -> plan(row, moderators, equipment))
                .optional();
    }

    private List<Piece> equipment(OrganisationId organisation, ActivityId activity) {
        return db.sql("""
            SELECT b.equipment, e.name FROM query.activity_equipment b
            LEFT JOIN query.equipment e ON e.equipment = b.equipment AND e.organisation = b.organisation
            WHERE b.organisation = :organisation AND b.activity = :activity ORDER BY e.name, b.equipment
            """)
                .param("organisation", organisation.value())
                .param("activity", activity.value())
                .query((row, n) -> new Piece(row.getObject("equipment", UUID.class), row.getString("name")))
                .list();
    }

    private List<Moderator> moderators(OrganisationId organisation, ActivityId activity, boolean names) {
        return db.sql("""
            SELECT m.person, p.name, m.role, m.accepted
            FROM query.activity_moderator m
            LEFT JOIN query.person_name p ON p.person = m.person AND p.organisation = m.organisation AND :names
            WHERE m.organisation = :organisation AND m.activity = :activity
            ORDER BY array_position(ARRAY['LEAD', 'CO', 'DEPUTY'], m.role), m.person
            """)
                .param("organisation", organisation.value())
                .param("activity", activity.value())
                .param("names", names)
                .query((row, n) -> new Moderator(
                        row.getObject("person", UUID.class),
                        row.getString("name"),
                        row.getString("role"),
                        row.getBoolean("accepted")))
                .list();
    }

    private Plan plan(ResultSet row, @Nullable List<Moderator> moderators, List<Piece> equipment) throws SQLException {
        ActivityDetails details = json.readValue(row.getString("details"), ActivityDetails.class);
        String booking = row.getString("booking");
        String contact = row.getString("protected_contact");
        return new Plan(
                row.getObject("activity", UUID.class),
                row.getString("uid"),
                row.getObject("quarter", UUID.class),
                details.kind(),
                details.title(),
                details.description(),
                row.getString("state"),
                row.getString("slot"),
                row.getString("previous_slot"),
                row.getString("original_slot"),
                row.getString("out_of_hours") != null,
                row.getString("out_of_hours"),
                details.venue(),
                row.getObject("room", UUID.class),
                booking == null ? null : BookingKind.valueOf(booking),
                roomRejected(row),
                details.place(),
                details.onlineLink(),
                details.organiser(),
                details.contact(),
                details.audience(),
                details.accessibility(),
                details.languages(),
                moderators == null ? null : details.keyHolder(),
                capacity(row),
                details.minimumParticipants(),
                details.visibility(),
                contact == null ? null : json.readValue(contact, ProtectedContact.class),
                row.getBoolean("clearance_needed"),
                moderators,
                row.getObject("series", UUID.class),
                equipment,
                row.getLong("version"));
    }

    private static @Nullable RoomRejected roomRejected(ResultSet row) throws SQLException {
        UUID room = row.getObject("room_rejected", UUID.class);
        return room == null
                ? null
                : new RoomRejected(room, row.getObject("room_rejected_by", UUID.class), OTHER_CONFIRMED);
    }

    private static @Nullable Places capacity(ResultSet row) throws SQLException {
        String policy = row.getString("policy");
        if (policy == null) {
            return null;
        }
        return new Places(
                row.getInt("places"),
                row.getInt("reserved"),
                new WaitingList(WaitingListPolicy.valueOf(policy), WaitingListMode.valueOf(row.getString("mode"))));
    }
}
