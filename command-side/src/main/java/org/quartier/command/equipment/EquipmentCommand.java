package org.quartier.command.equipment;

import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.id.ClosureId;
import org.quartier.kernel.id.EquipmentId;
import org.quartier.kernel.id.QuarterId;

/** What can be asked of a piece of equipment. */
sealed interface EquipmentCommand {

    /** Use it from now on. */
    record AddEquipment(
            @TargetAggregateIdentifier EquipmentId equipment,
            QuarterId quarter,
            String name,
            @Nullable String description)
            implements EquipmentCommand {}

    /** Describe it anew. */
    record ChangeEquipment(
            @TargetAggregateIdentifier EquipmentId equipment,
            QuarterId quarter,
            String name,
            @Nullable String description)
            implements EquipmentCommand {}

    /** Do not use it for some time. */
    record CloseEquipment(
            @TargetAggregateIdentifier EquipmentId equipment,
            ClosureId closure,
            Instant from,
            Instant to,
            String reason)
            implements EquipmentCommand {}

    /** Use it in that time after all. */
    record ReopenEquipment(@TargetAggregateIdentifier EquipmentId equipment, ClosureId closure)
            implements EquipmentCommand {}
}
