package org.quartier.kernel.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.id.ClosureId;
import org.quartier.kernel.id.EquipmentId;
import org.quartier.kernel.id.QuarterId;
import org.quartier.kernel.value.PersonalData;

/** What can happen to a piece of equipment, such as a projector. Who books it is the business of activities. */
public sealed interface EquipmentEvent extends DomainEvent {

    /** The piece. */
    EquipmentId equipment();

    /** It can be used. */
    @StoredAs(name = "equipment.added")
    record EquipmentAdded(
            EquipmentId equipment,
            QuarterId quarter,
            String name,
            @Nullable String description) implements EquipmentEvent {}

    /** It is described anew, or another quarter looks after it; the whole of it as it is now. */
    @StoredAs(name = "equipment.changed")
    record EquipmentChanged(
            EquipmentId equipment,
            QuarterId quarter,
            String name,
            @Nullable String description) implements EquipmentEvent {}

    /** It cannot be used for some time, {@code [from, to)}. */
    @StoredAs(name = "equipment.closed")
    record EquipmentClosed(
            EquipmentId equipment,
            ClosureId closure,
            Instant from,
            Instant to,

            @PersonalData(subject = "equipment", field = "equipment.closure-reason") @Nullable
            String reason)
            implements EquipmentEvent {
        @Override
        public String toString() {
            return Masked.text(this);
        }
    }

    /** It can be used in that time after all. */
    @StoredAs(name = "equipment.reopened")
    record EquipmentReopened(EquipmentId equipment, ClosureId closure) implements EquipmentEvent {}
}
