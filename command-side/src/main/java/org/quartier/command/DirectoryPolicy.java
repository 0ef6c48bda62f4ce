package org.quartier.command;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.quartier.kernel.event.ActivityEvent.ActivityPlanned;
import org.quartier.kernel.event.EquipmentEvent.EquipmentAdded;
import org.quartier.kernel.event.PersonEvent.PersonErasureRequested;
import org.quartier.kernel.event.PersonEvent.PersonRegistered;
import org.quartier.kernel.event.QuarterEvent.QuarterOpened;
import org.quartier.kernel.event.ShiftEvent.ShiftPlanned;
import org.quartier.kernel.event.StaffEvent.StaffMemberJoined;
import org.quartier.kernel.event.VenueEvent.RoomAdded;
import org.quartier.kernel.event.VenueEvent.VenueAdded;
import org.quartier.kernel.event.VolunteerEvent.VolunteerRegistered;
import org.quartier.kernel.id.Id;
import org.quartier.kernel.store.EventMetadata;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps {@link Directory}, in the transaction of the event. */
@Component
@ProcessingGroup(CommandPolicies.GROUP)
class DirectoryPolicy {

    private final JdbcClient db;

    DirectoryPolicy(@Qualifier("command") JdbcClient db) {
        this.db = db;
    }

    @EventHandler
    void on(QuarterOpened event, EventMetadata about) {
        add(event.quarter(), about);
    }

    @EventHandler
    void on(VenueAdded event, EventMetadata about) {
        add(event.venue(), about);
    }

    @EventHandler
    void on(RoomAdded event, EventMetadata about) {
        add(event.room(), about);
    }

    @EventHandler
    void on(PersonRegistered event, EventMetadata about) {
        add(event.person(), about);
    }

    @EventHandler
    void on(PersonErasureRequested event, EventMetadata about) {
        db.sql("DELETE FROM command.directory WHERE kind = :kind AND id = :id")
                .param("kind", Directory.kind(event.person()))
                .param("id", event.person().value())
                .update();
    }

    @EventHandler
    void on(StaffMemberJoined event, EventMetadata about) {
        add(event.staff(), about);
    }

    @EventHandler
    void on(VolunteerRegistered event, EventMetadata about) {
        add(event.volunteer(), about);
    }

    @EventHandler
    void on(ActivityPlanned event, EventMetadata about) {
        add(event.activity(), about);
    }

    @EventHandler
    void on(ShiftPlanned event, EventMetadata about) {
        add(event.shift(), about);
    }

    @EventHandler
    void on(EquipmentAdded event, EventMetadata about) {
        add(event.equipment(), about);
    }

    private void add(Id id, EventMetadata about) {
        db.sql("INSERT INTO command.directory (organisation, kind, id) VALUES (:organisation, :kind, :id)")
                .param("organisation", about.organisation().value())
                .param("kind", Directory.kind(id))
                .param("id", id.value())
                .update();
    }
}
