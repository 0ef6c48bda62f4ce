package org.quartier.command.hours;

import java.util.Optional;
import java.util.UUID;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.quartier.command.CommandPolicies;
import org.quartier.command.Directory;
import org.quartier.command.hours.HoursCommand.Claimant;
import org.quartier.kernel.event.HourEntryEvent.HoursSubmitted;
import org.quartier.kernel.event.VolunteerEvent.VolunteerRegistered;
import org.quartier.kernel.event.VolunteerEvent.VolunteerStatusChanged;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.VolunteerId;
import org.quartier.kernel.store.EventMetadata;
import org.quartier.kernel.value.VolunteerStatus;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whose hours can be claimed, as far as volunteers' records say; kept in the transaction of the event. */
@Component
@ProcessingGroup(CommandPolicies.GROUP)
class Volunteers {

    private final Directory directory;
    private final JdbcClient db;

    Volunteers(Directory directory, @Qualifier("command") JdbcClient db) {
        this.directory = directory;
        this.db = db;
    }

    /** The volunteer, or nothing when the organisation has no such one. */
    Optional<Claimant> find(OrganisationId organisation, VolunteerId volunteer) {
        return db.sql("""
            SELECT person, has_left FROM command.hours_volunteer
            WHERE organisation = :organisation AND volunteer = :volunteer
            """)
                .param("organisation", organisation.value())
                .param("volunteer", volunteer.value())
                .query((row, n) -> new Claimant(
                        volunteer, new PersonId(row.getObject("person", UUID.class)), row.getBoolean("has_left")))
                .optional();
    }

    /** The volunteer that a person is, or nothing when they are none. */
    Optional<Claimant> ofPerson(OrganisationId organisation, PersonId person) {
        return db.sql("""
            SELECT volunteer, has_left FROM command.hours_volunteer
            WHERE organisation = :organisation AND person = :person
            """)
                .param("organisation", organisation.value())
                .param("person", person.value())
                .query((row, n) -> new Claimant(
                        new VolunteerId(row.getObject("volunteer", UUID.class)), person, row.getBoolean("has_left")))
                .optional();
    }

    /** Hours of an erased person are approved or not as they stand, but not claimed anew. */
    @EventHandler
    void on(HoursSubmitted event, EventMetadata about) {
        directory.requireNotErased(about.organisation(), event.person());
    }

    @EventHandler
    void on(VolunteerRegistered event, EventMetadata about) {
        db.sql("""
            INSERT INTO command.hours_volunteer (organisation, volunteer, person, has_left)
            VALUES (:organisation, :volunteer, :person, false)
            """)
                .param("organisation", about.organisation().value())
                .param("volunteer", event.volunteer().value())
                .param("person", event.person().value())
                .update();
    }

    @EventHandler
    void on(VolunteerStatusChanged event, EventMetadata about) {
        db.sql("""
            UPDATE command.hours_volunteer SET has_left = :left
            WHERE organisation = :organisation AND volunteer = :volunteer
            """)
                .param("organisation", about.organisation().value())
                .param("volunteer", event.volunteer().value())
                .param("left", event.status() == VolunteerStatus.LEFT)
                .update();
    }
}
