package org.quartier.command.volunteer;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.quartier.command.CommandPolicies;
import org.quartier.kernel.event.VolunteerEvent.VolunteerRegistered;
import org.quartier.kernel.store.EventMetadata;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps a person to one volunteer record: a second one is refused with everything it stored. */
@Component
@ProcessingGroup(CommandPolicies.GROUP)
class OnePerPerson {

    private final JdbcClient db;

    OnePerPerson(@Qualifier("command") JdbcClient db) {
        this.db = db;
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
