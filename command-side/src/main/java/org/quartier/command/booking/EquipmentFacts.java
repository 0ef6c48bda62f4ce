package org.quartier.command.booking;

import java.time.ZoneOffset;
import org.quartier.kernel.event.ActivityEvent.EquipmentBooked;
import org.quartier.kernel.event.ActivityEvent.EquipmentReleased;
import org.quartier.kernel.event.EquipmentEvent;
import org.quartier.kernel.event.EquipmentEvent.EquipmentAdded;
import org.quartier.kernel.event.EquipmentEvent.EquipmentChanged;
import org.quartier.kernel.event.EquipmentEvent.EquipmentClosed;
import org.quartier.kernel.event.EquipmentEvent.EquipmentReopened;
import org.quartier.kernel.id.OrganisationId;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps which equipment activities need, and when it cannot be used. */
@Component
class EquipmentFacts {

    private final JdbcClient db;

    EquipmentFacts(@Qualifier("command") JdbcClient db) {
        this.db = db;
    }

    void note(OrganisationId organisation, EquipmentEvent event) {
        switch (event) { // no default: a new event does not compile until it is decided here
            case EquipmentClosed closed ->
                db.sql("""
                    INSERT INTO command.equipment_closure (organisation, closure, equipment, from_at, to_at)
                    VALUES (?, ?, ?, ?, ?)
                    """)
                        .params(
                                organisation.value(),
                                closed.closure().value(),
                                closed.equipment().value(),
                                closed.from().atOffset(ZoneOffset.UTC),
                                closed.to().atOffset(ZoneOffset.UTC))
                        .update();
            case EquipmentReopened reopened ->
                db.sql("DELETE FROM command.equipment_closure WHERE organisation = ? AND closure = ?")
                        .params(organisation.value(), reopened.closure().value())
                        .update();
            case EquipmentAdded _, EquipmentChanged _ -> {}
        }
    }

    void note(OrganisationId organisation, EquipmentBooked booked) {
        db.sql("INSERT INTO command.activity_equipment (organisation, activity, equipment) VALUES (?, ?, ?)")
                .params(
                        organisation.value(),
                        booked.activity().value(),
                        booked.equipment().value())
                .update();
    }

    void note(OrganisationId organisation, EquipmentReleased released) {
        db.sql("DELETE FROM command.activity_equipment WHERE organisation = ? AND activity = ? AND equipment = ?")
                .params(
                        organisation.value(),
                        released.activity().value(),
                        released.equipment().value())
                .update();
    }

    void clear() {
        db.sql("DELETE FROM command.activity_equipment").update();
        db.sql("DELETE FROM command.equipment_closure").update();
    }
}
