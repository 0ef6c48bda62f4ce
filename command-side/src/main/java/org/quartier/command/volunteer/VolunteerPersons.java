package org.quartier.command.volunteer;

import java.util.Optional;
import java.util.UUID;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.quartier.command.CommandPolicies;
import org.quartier.command.Directory;
import org.quartier.command.RuleViolation;
import org.quartier.kernel.event.VolunteerEvent.VolunteerRegistered;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.VolunteerId;
import org.quartier.kernel.store.EventMetadata;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The person behind each volunteer record. A second record of the same person is refused with everything it stored, and
 * so is whatever would be recorded once they are erased.
 */
@Component
@ProcessingGroup(CommandPolicies.GROUP)
class VolunteerPersons {

    private final Directory directory;
    private final JdbcClient db;

    VolunteerPersons(Directory directory, @Qualifier("command") JdbcClient db) {
        this.directory = directory;
        this.db = db;
    }

    /**
     * Refuses to record anything about a volunteer whose erasure was asked for.
     *
     * @throws RuleViolation 409
     */
    void requireNotErased(OrganisationId organisation, VolunteerId volunteer) {
        db.sql("SELECT person FROM command.volunteer_person WHERE organisation = :organisation AND volunteer"
                        + " = :volunteer")
                .param("organisation", organisation.value())
                .param("volunteer", volunteer.value())
                .query(UUID.class)
                .optional()
                .ifPresent(person -> directory.requireNotErased(organisation, new PersonId(person)));
    }

    /** The record of a person, or nothing when they have none. */
    Optional<VolunteerId> volunteer(OrganisationId organisation, PersonId person) {
        return db.sql("SELECT volunteer FROM command.volunteer_person WHERE organisation = :organisation AND person"
                        + " = :person")
                .param("organisation", organisation.value())
                .param("person", person.value())
                .query(UUID.class)
                .optional()
                .map(VolunteerId::new);
    }

    @EventHandler
    void on(VolunteerRegistered event, EventMetadata about) {
        // waits for a simultaneous one to commit or roll back, so exactly one of two gets the row
        int added = db.sql("""
            INSERT INTO command.volunteer_person (organisation, person, volunteer)
            VALUES (:organisation, :person, :volunteer) ON CONFLICT DO NOTHING
            """)
                .param("organisation", about.organisation().value())
                .param("person", event.person().value())
                .param("volunteer", event.volunteer().value())
                .update();
        VolunteerRule.ALREADY_REGISTERED.require(added == 1);
    }
}
