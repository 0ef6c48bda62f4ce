package org.quartier.command;

import java.util.Optional;
import java.util.UUID;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.quartier.kernel.event.PersonEvent.PersonErased;
import org.quartier.kernel.event.StaffEvent.StaffMemberJoined;
import org.quartier.kernel.id.ActorId;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.store.EventMetadata;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which person is behind an actor: nobody corrects or approves what is about themself. */
@Component
@ProcessingGroup(CommandPolicies.GROUP)
public class StaffActors {

    private final JdbcClient db;

    StaffActors(@Qualifier("command") JdbcClient db) {
        this.db = db;
    }

    /** The person who signs in as this actor, or nothing when no staff record says so. */
    public Optional<PersonId> personOf(OrganisationId organisation, ActorId actor) {
        return db.sql("SELECT person FROM command.staff_actor WHERE organisation = :organisation AND actor = :actor")
                .param("organisation", organisation.value())
                .param("actor", actor.value())
                .query(UUID.class)
                .optional()
                .map(PersonId::new);
    }

    // who left still is who they are: departures change nothing here
    @EventHandler
    void on(StaffMemberJoined joined, EventMetadata about) {
        if (joined.actor() == null) {
            return;
        }
        db.sql("""
            INSERT INTO command.staff_actor (organisation, actor, person) VALUES (:organisation, :actor, :person)
            ON CONFLICT (organisation, actor) DO UPDATE SET person = excluded.person
            """)
                .param("organisation", about.organisation().value())
                .param("actor", joined.actor().value())
                .param("person", joined.person().value())
                .update();
    }

    @EventHandler
    void on(PersonErased erased, EventMetadata about) {
        db.sql("DELETE FROM command.staff_actor WHERE organisation = :organisation AND person = :person")
                .param("organisation", about.organisation().value())
                .param("person", erased.person().value())
                .update();
    }
}
