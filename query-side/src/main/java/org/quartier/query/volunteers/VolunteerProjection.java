package org.quartier.query.volunteers;

import java.util.List;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.quartier.kernel.event.VolunteerEvent.AvailabilityChanged;
import org.quartier.kernel.event.VolunteerEvent.CertificateInspected;
import org.quartier.kernel.event.VolunteerEvent.InspectionErased;
import org.quartier.kernel.event.VolunteerEvent.SkillsChanged;
import org.quartier.kernel.event.VolunteerEvent.VolunteerRegistered;
import org.quartier.kernel.event.VolunteerEvent.VolunteerStatusChanged;
import org.quartier.kernel.id.VolunteerId;
import org.quartier.kernel.store.EventMetadata;
import org.quartier.kernel.value.Inspection;
import org.quartier.kernel.value.VolunteerStatus;
import org.quartier.query.Projection;
import org.quartier.query.Writes;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps {@code query.volunteer}, one row per volunteer, and {@code query.inspection}, one per inspection until it is
 * erased. Why a status changed is not kept.
 */
@Component
class VolunteerProjection extends Projection {

    static final String NAME = "volunteers";

    private final Writes writes;
    private final JsonMapper json;

    VolunteerProjection(Writes writes, JsonMapper json) {
        super(NAME, "query.volunteer", "query.inspection");
        this.writes = writes;
        this.json = json;
    }

    @EventHandler
    void on(VolunteerRegistered event, EventMetadata about, @SequenceNumber long version) {
        writes.add(
                """
                INSERT INTO query.volunteer
                    (volunteer, organisation, person, quarter, status, skills, availability, version)
                VALUES (:volunteer, :organisation, :person, :quarter, :status, :skills, '[]', :version)
                ON CONFLICT (volunteer) DO NOTHING
                """,
                "volunteer",
                event.volunteer(),
                "organisation",
                about.organisation(),
                "person",
                event.person(),
                "quarter",
                event.quarter(),
                "status",
                VolunteerStatus.ACTIVE,
                "skills",
                array(event.skills()),
                "version",
                version);
    }

    @EventHandler
    void on(SkillsChanged event, @SequenceNumber long version) {
        writes.add(
                "UPDATE query.volunteer SET skills = :skills, version = :version WHERE volunteer = :volunteer",
                "volunteer",
                event.volunteer(),
                "skills",
                array(event.skills()),
                "version",
                version);
    }

    @EventHandler
    void on(AvailabilityChanged event, @SequenceNumber long version) {
        writes.add(
                """
                UPDATE query.volunteer SET availability = CAST(:weekly AS jsonb), version = :version
                WHERE volunteer = :volunteer
                """,
                "volunteer",
                event.volunteer(),
                "weekly",
                json.writeValueAsString(event.weekly()),
                "version",
                version);
    }

    @EventHandler
    void on(VolunteerStatusChanged event, @SequenceNumber long version) {
        writes.add(
                "UPDATE query.volunteer SET status = :status, version = :version WHERE volunteer = :volunteer",
                "volunteer",
                event.volunteer(),
                "status",
                event.status(),
                "version",
                version);
    }

    @EventHandler
    void on(CertificateInspected event, EventMetadata about, @SequenceNumber long version) {
        Inspection found = event.found();
        if (found != null) { // else it has been erased
            writes.add(
                    """
                    INSERT INTO query.inspection
                        (inspection, organisation, volunteer, issued_on, inspected_on, relevant_entry, superseded)
                    VALUES (:inspection, :organisation, :volunteer, :issuedOn, :inspectedOn, :relevantEntry, false)
                    ON CONFLICT (inspection) DO NOTHING
                    """,
                    "inspection",
                    event.inspection(),
                    "organisation",
                    about.organisation(),
                    "volunteer",
                    event.volunteer(),
                    "issuedOn",
                    found.issuedOn(),
                    "inspectedOn",
                    found.inspectedOn(),
                    "relevantEntry",
                    found.relevantEntry());
        }
        version(event.volunteer(), version);
    }

    @EventHandler
    void on(InspectionErased event, @SequenceNumber long version) {
        writes.add("""
            UPDATE query.inspection SET superseded = true
            WHERE volunteer = :volunteer AND inspection < :inspection
            """, "volunteer", event.volunteer(), "inspection", event.inspection());
        writes.add("DELETE FROM query.inspection WHERE inspection = :inspection", "inspection", event.inspection());
        version(event.volunteer(), version);
    }

    private void version(VolunteerId volunteer, long version) {
        writes.add(
                "UPDATE query.volunteer SET version = :version WHERE volunteer = :volunteer",
                "volunteer",
                volunteer,
                "version",
                version);
    }

    private static String[] array(List<String> skills) {
        return skills.toArray(String[]::new);
    }
}
