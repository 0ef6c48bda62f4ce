package org.quartier.command;

import java.util.Optional;
import java.util.UUID;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.quartier.kernel.event.StaffEvent.StaffMemberJoined;
import org.quartier.kernel.id.ActorId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.store.EventMetadata;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which person signs in as an actor, as far as staff records say; kept in the transaction of the event. */
@Component
@ProcessingGroup(CommandPolicies.GROUP)
public class StaffActors {

    private final JdbcClient db;

    StaffActors(@Qualifier("command") JdbcClient db) {
        this.db = db;
    }

    /** The person behind an actor, or nothing when no staff record names the actor. */
    public Optional<PersonId> personOf(ActorId actor) {
        return db.sql("SELECT person FROM command.staff_actor WHERE actor = :actor")
                .param("actor", actor.value())
                .query(UUID.class)
                .optional()
                .map(PersonId::new);
    }

    @EventHandler
    void on(StaffMemberJoined event, EventMetadata about) {
        if (event.actor() == null) {
            return;
        }
        // whoever left is still behind what they did, so a departure changes nothing
        db.sql("""
            INSERT INTO command.staff_actor (organisation, actor, person)
            VALUES (:organisation, :actor, :person)
            ON CONFLICT (actor) DO UPDATE SET person = excluded.person
            """)
                .param("organisation", about.organisation().value())
                .param("actor", event.actor().value())
                .param("person", event.person().value())
                .update();
    }
}
