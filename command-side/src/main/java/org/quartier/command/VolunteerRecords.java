package org.quartier.command;

import java.time.ZoneId;
import java.util.UUID;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.quartier.kernel.event.VolunteerEvent.VolunteerRegistered;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.VolunteerId;
import org.quartier.kernel.store.EventMetadata;
import org.quartier.kernel.web.Refusal;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who is behind a volunteer record, kept in the transaction of the event. */
@Component
@ProcessingGroup(CommandPolicies.GROUP)
public class VolunteerRecords {

    private final JdbcClient db;

    VolunteerRecords(@Qualifier("command") JdbcClient db) {
        this.db = db;
    }

    /**
     * A volunteer record.
     *
     * @param zone of the quarter they help in
     */
    public record VolunteerRecord(VolunteerId volunteer, PersonId person, ZoneId zone) {}

    /**
     * The record that a path names.
     *
     * @throws Refusal 404 when the organisation has no such volunteer
     */
    public VolunteerRecord find(OrganisationId organisation, VolunteerId volunteer) {
        return db.sql("""
            SELECT v.person, coalesce(q.zone, 'Europe/Berlin') AS zone
            FROM command.volunteer_record v
            LEFT JOIN command.quarter_zone q ON q.organisation = v.organisation AND q.quarter = v.quarter
            WHERE v.organisation = :organisation AND v.volunteer = :volunteer
            """)
                .param("organisation", organisation.value())
                .param("volunteer", volunteer.value())
                .query((row, n) -> new VolunteerRecord(
                        volunteer, new PersonId(row.getObject("person", UUID.class)), ZoneId.of(row.getString("zone"))))
                .optional()
                .orElseThrow(Refusal::notFound);
    }

    @EventHandler
    void on(VolunteerRegistered event, EventMetadata about) {
        db.sql("""
            INSERT INTO command.volunteer_record (organisation, volunteer, person, quarter)
            VALUES (:organisation, :volunteer, :person, :quarter)
            """)
                .param("organisation", about.organisation().value())
                .param("volunteer", event.volunteer().value())
                .param("person", event.person().value())
                .param("quarter", event.quarter().value())
                .update();
    }
}
