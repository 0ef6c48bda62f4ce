package org.quartier.command;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.event.VolunteerEvent.CertificateInspected;
import org.quartier.kernel.event.VolunteerEvent.InspectionErased;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.id.VolunteerId;
import org.quartier.kernel.store.EventMetadata;
import org.quartier.kernel.value.Inspection;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Until when volunteers are cleared: by their last inspection, whatever an earlier one said, so that renewing early
 * leaves no gap. Of an inspection only the day and its outcome are kept here, and nothing once it is erased.
 */
@Component
@ProcessingGroup(CommandPolicies.GROUP)
public class Clearances {

    private final JdbcClient db;
    private final Settings settings;

    Clearances(@Qualifier("command") JdbcClient db, Settings settings) {
        this.db = db;
        this.settings = settings;
    }

    /** The last day on which a volunteer is cleared, by what is known now; null when they are not cleared. */
    public @Nullable LocalDate until(OrganisationId organisation, VolunteerId volunteer) {
        int years = settings.of(organisation).yearsOfClearance();
        return db.sql("""
            SELECT inspected_on, cleared FROM command.inspection
            WHERE organisation = :organisation AND volunteer = :volunteer AND NOT superseded
            ORDER BY inspected_on DESC, inspection DESC LIMIT 1
            """)
                .param("organisation", organisation.value())
                .param("volunteer", volunteer.value())
                .query((row, n) -> until(row, years))
                .optional()
                .flatMap(last -> last)
                .orElse(null);
    }

    private static Optional<LocalDate> until(ResultSet row, int years) throws SQLException {
        return row.getBoolean("cleared")
                ? Optional.of(row.getObject("inspected_on", LocalDate.class).plusYears(years))
                : Optional.empty();
    }

    @EventHandler
    void on(CertificateInspected event, EventMetadata about) {
        Inspection found = event.found();
        if (found == null) {
            return; // erased before this was read
        }
        db.sql("""
            INSERT INTO command.inspection (organisation, inspection, volunteer, person, inspected_on, cleared)
            VALUES (:organisation, :inspection, :volunteer, :person, :inspectedOn, :cleared)
            """)
                .param("organisation", about.organisation().value())
                .param("inspection", event.inspection().value())
                .param("volunteer", event.volunteer().value())
                .param("person", event.person().value())
                .param("inspectedOn", found.inspectedOn())
                .param("cleared", !found.relevantEntry())
                .update();
    }

    /** An earlier one does not come to life again: what was erased may have ended the clearance. */
    @EventHandler
    void on(InspectionErased event, EventMetadata about) {
        db.sql("""
            UPDATE command.inspection SET superseded = true
            WHERE organisation = :organisation AND volunteer = :volunteer AND inspection < :inspection
            """)
                .param("organisation", about.organisation().value())
                .param("volunteer", event.volunteer().value())
                .param("inspection", event.inspection().value())
                .update();
        db.sql("DELETE FROM command.inspection WHERE organisation = :organisation AND inspection = :inspection")
                .param("organisation", about.organisation().value())
                .param("inspection", event.inspection().value())
                .update();
    }
}
