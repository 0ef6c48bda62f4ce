package org.quartier.command.staff;

import java.util.UUID;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.quartier.command.CommandPolicies;
import org.quartier.kernel.event.StaffEvent.StaffMemberDeparted;
import org.quartier.kernel.event.StaffEvent.StaffMemberJoined;
import org.quartier.kernel.store.EventMetadata;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps a person, and a sign-in, to one active staff record: a second one is refused with everything it stored. */
@Component
@ProcessingGroup(CommandPolicies.GROUP)
class ActiveStaff {

    private final JdbcClient db;

    ActiveStaff(@Qualifier("command") JdbcClient db) {
        this.db = db;
    }

    @EventHandler
    void on(StaffMemberJoined event, EventMetadata about) {
        String organisation = about.organisation().value();
        UUID person = event.person().value();
        // waits for a simultaneous one to commit or roll back, so exactly one of two gets the row
        int added = db.sql("""
            INSERT INTO command.active_staff (organisation, person, actor, staff)
            VALUES (:organisation, :person, :actor, :staff) ON CONFLICT DO NOTHING
            """)
                .param("organisation", organisation)
                .param("person", person)
                .param("actor", event.actor() == null ? null : event.actor().value())
                .param("staff", event.staff().value())
                .update();
        if (added == 0) {
            throw (isActive(organisation, person) ? StaffRule.ALREADY_ON_STAFF : StaffRule.SIGN_IN_TAKEN).violated();
        }
    }

    @EventHandler
    void on(StaffMemberDeparted event, EventMetadata about) {
        db.sql("DELETE FROM command.active_staff WHERE organisation = :organisation AND staff = :staff")
                .param("organisation", about.organisation().value())
                .param("staff", event.staff().value())
                .update();
    }

    private boolean isActive(String organisation, UUID person) {
        return db.sql("""
            SELECT EXISTS (SELECT FROM command.active_staff WHERE organisation = :organisation AND person = :person)
            """)
                .param("organisation", organisation)
                .param("person", person)
                .query(Boolean.class)
                .single();
    }
}
