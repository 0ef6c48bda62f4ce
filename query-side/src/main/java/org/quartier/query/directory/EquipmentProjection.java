package org.quartier.query.directory;

import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.event.EquipmentEvent;
import org.quartier.kernel.event.EquipmentEvent.EquipmentAdded;
import org.quartier.kernel.event.EquipmentEvent.EquipmentChanged;
import org.quartier.kernel.event.EquipmentEvent.EquipmentClosed;
import org.quartier.kernel.event.EquipmentEvent.EquipmentReopened;
import org.quartier.kernel.id.QuarterId;
import org.quartier.kernel.store.EventMetadata;
import org.quartier.query.Projection;
import org.quartier.query.Writes;
import org.springframework.stereotype.Component;

/** Keeps {@code query.equipment} and {@code query.equipment_closure}: one row per piece, and per time out of use. */
@Component
class EquipmentProjection extends Projection {

    static final String NAME = "equipment";

    private final Writes writes;

    EquipmentProjection(Writes writes) {
        super(NAME, "query.equipment", "query.equipment_closure");
        this.writes = writes;
    }

    @EventHandler
    void on(EquipmentEvent event, EventMetadata about, @SequenceNumber long version) {
        switch (event) { // no default: a new event does not compile until it is handled here
            case EquipmentAdded added -> describe(added, added.quarter(), added.name(), added.description(), about);
            case EquipmentChanged changed ->
                describe(changed, changed.quarter(), changed.name(), changed.description(), about);
            case EquipmentClosed closed -> close(closed, about);
            case EquipmentReopened reopened ->
                writes.add(
                        "DELETE FROM query.equipment_closure WHERE closure = :closure", "closure", reopened.closure());
        }
        writes.add(
                "UPDATE query.equipment SET version = :version WHERE equipment = :equipment",
                "version",
                version,
                "equipment",
                event.equipment());
    }

    private void describe(
            EquipmentEvent event, QuarterId quarter, String name, @Nullable String description, EventMetadata about) {
        writes.add(
                """
                INSERT INTO query.equipment (equipment, organisation, quarter, name, description, version)
                VALUES (:equipment, :organisation, :quarter, :name, :description, 0)
                ON CONFLICT (equipment) DO UPDATE SET quarter = excluded.quarter, name = excluded.name,
                    description = excluded.description
                """,
                "equipment",
                event.equipment(),
                "organisation",
                about.organisation(),
                "quarter",
                quarter,
                "name",
                name,
                "description",
                description);
    }

    private void close(EquipmentClosed closed, EventMetadata about) {
        writes.add(
                """
                INSERT INTO query.equipment_closure (closure, organisation, equipment, from_at, to_at)
                VALUES (:closure, :organisation, :equipment, :from, :to)
                ON CONFLICT (closure) DO NOTHING
                """,
                "closure",
                closed.closure(),
                "organisation",
                about.organisation(),
                "equipment",
                closed.equipment(),
                "from",
                closed.from(),
                "to",
                closed.to());
    }
}
