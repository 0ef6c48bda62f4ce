package org.quartier.command.shift;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.quartier.command.Clearances;
import org.quartier.command.CommandPolicies;
import org.quartier.command.Directory;
import org.quartier.command.Settings;
import org.quartier.command.UsualDay;
import org.quartier.command.shift.ShiftCommand.Candidate;
import org.quartier.command.shift.ShiftCommand.Clearance;
import org.quartier.kernel.event.ActivityEvent.ProtectedContactAssessed;
import org.quartier.kernel.event.PersonEvent.PersonErased;
import org.quartier.kernel.event.VolunteerEvent.VolunteerRegistered;
import org.quartier.kernel.event.VolunteerEvent.VolunteerStatusChanged;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.ShiftId;
import org.quartier.kernel.id.VolunteerId;
import org.quartier.kernel.store.EventMetadata;
import org.quartier.kernel.value.VolunteerStatus;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who can help, and which activities need clearance; kept in the transaction of the event. */
@Component
@ProcessingGroup(CommandPolicies.GROUP)
class Candidates {

    private final JdbcClient db;
    private final Clearances clearances;
    private final Settings settings;
    private final Directory directory;
    private final Clock clock;

    Candidates(
            @Qualifier("command") JdbcClient db,
            Clearances clearances,
            Settings settings,
            Directory directory,
            Clock clock) {
        this.db = db;
        this.clearances = clearances;
        this.settings = settings;
        this.directory = directory;
        this.clock = clock;
    }

    private record Found(PersonId person, boolean active, boolean clearanceNeeded) {}

    /** Someone for a shift; nothing when the organisation has no such volunteer, or no such shift. */
    Optional<Candidate> find(OrganisationId organisation, VolunteerId volunteer, ShiftId shift) {
        return db.sql("""
            SELECT v.person, v.status, coalesce(c.clearance_needed, false) AS clearance_needed
            FROM command.shift_volunteer v
            JOIN command.shift_plan s ON s.organisation = v.organisation AND s.shift = :shift
            LEFT JOIN command.shift_activity c ON c.organisation = s.organisation AND c.activity = s.activity
            WHERE v.organisation = :organisation AND v.volunteer = :volunteer
            """)
                .param("organisation", organisation.value())
                .param("volunteer", volunteer.value())
                .param("shift", shift.value())
                .query((row, n) -> new Found(
                        new PersonId(row.getObject("person", UUID.class)),
                        row.getString("status").equals(VolunteerStatus.ACTIVE.name()),
                        row.getBoolean("clearance_needed")))
                .optional()
                // asked afterwards: inside the query it would take a second connection while it holds one
                .map(found -> new Candidate(
                        volunteer,
                        found.person(),
                        found.active(),
                        new Clearance(
                                found.clearanceNeeded(),
                                clearances.until(organisation, volunteer),
                                settings.of(organisation).policyOfClearance(),
                                UsualDay.of(clock.instant()))));
    }

    /** Refuses to bind someone whose erasure was asked for. */
    void requireNotErased(OrganisationId organisation, Candidate candidate) {
        directory.requireNotErased(organisation, candidate.person());
    }

    @EventHandler
    void on(VolunteerRegistered event, EventMetadata about) {
        db.sql("""
            INSERT INTO command.shift_volunteer (organisation, volunteer, person, status)
            VALUES (:organisation, :volunteer, :person, 'ACTIVE')
            """)
                .param("organisation", about.organisation().value())
                .param("volunteer", event.volunteer().value())
                .param("person", event.person().value())
                .update();
    }

    @EventHandler
    void on(VolunteerStatusChanged event, EventMetadata about) {
        db.sql("""
            UPDATE command.shift_volunteer SET status = :status
            WHERE organisation = :organisation AND volunteer = :volunteer
            """)
                .param("organisation", about.organisation().value())
                .param("volunteer", event.volunteer().value())
                .param("status", event.status().name())
                .update();
    }

    @EventHandler
    void on(PersonErased event, EventMetadata about) {
        db.sql("""
            UPDATE command.shift_volunteer SET status = 'LEFT'
            WHERE organisation = :organisation AND person = :person
            """)
                .param("organisation", about.organisation().value())
                .param("person", event.person().value())
                .update();
    }

    @EventHandler
    void on(ProtectedContactAssessed event, EventMetadata about) {
        db.sql("""
            INSERT INTO command.shift_activity (organisation, activity, clearance_needed)
            VALUES (:organisation, :activity, :needed)
            ON CONFLICT (organisation, activity) DO UPDATE SET clearance_needed = excluded.clearance_needed
            """)
                .param("organisation", about.organisation().value())
                .param("activity", event.activity().value())
                .param("needed", event.contact().needsClearance())
                .update();
    }
}
