package org.quartier.command.equipment;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Instant;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import org.quartier.command.Guarded;
import org.quartier.command.Recorded.Answer;
import org.quartier.command.equipment.EquipmentCommand.AddEquipment;
import org.quartier.command.equipment.EquipmentCommand.ChangeEquipment;
import org.quartier.command.equipment.EquipmentCommand.CloseEquipment;
import org.quartier.command.equipment.EquipmentCommand.ReopenEquipment;
import org.quartier.kernel.event.EquipmentEvent;
import org.quartier.kernel.event.EquipmentEvent.EquipmentAdded;
import org.quartier.kernel.event.EquipmentEvent.EquipmentChanged;
import org.quartier.kernel.event.EquipmentEvent.EquipmentClosed;
import org.quartier.kernel.event.EquipmentEvent.EquipmentReopened;
import org.quartier.kernel.id.ClosureId;
import org.quartier.kernel.id.EquipmentId;
import org.quartier.kernel.id.QuarterId;
import org.quartier.kernel.web.Refusal;

/** One piece that activities can book. Two that are alike are two pieces. */
@Aggregate(snapshotTriggerDefinition = "everyFiftyEvents", cache = "aggregateCache")
final class Equipment extends Guarded {

    private static final Instant FIRST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    @AggregateIdentifier
    private EquipmentId id;

    private QuarterId quarter;
    private String name;

    @Nullable
    private String description;

    private Set<ClosureId> closures = new HashSet<>();

    private Equipment() {} // Axon replays events into it

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    void handle(AddEquipment add) {
        apply(new EquipmentAdded(add.equipment(), add.quarter(), add.name(), add.description()));
    }

    @CommandHandler
    void handle(ChangeEquipment change) {
        if (!change.quarter().equals(quarter)
                || !change.name().equals(name)
                || !Objects.equals(change.description(), description)) {
            apply(new EquipmentChanged(id, change.quarter(), change.name(), change.description()));
        }
    }

    /** Whether it is booked already is for the bookings to say. */
    @CommandHandler
    Answer handle(CloseEquipment close) {
        EquipmentRule.CLOSURE_ENDS_AFTER_IT_STARTS.require(close.to().isAfter(close.from())
                && !close.from().isBefore(FIRST)
                && close.to().isBefore(LAST));
        apply(new EquipmentClosed(id, close.closure(), close.from(), close.to(), close.reason()));
        return Answer.created(close.closure());
    }

    @CommandHandler
    void handle(ReopenEquipment reopen) {
        if (!closures.contains(reopen.closure())) {
            throw Refusal.notFound();
        }
        apply(new EquipmentReopened(id, reopen.closure()));
    }

    @EventSourcingHandler
    void on(EquipmentEvent event) {
        switch (event) { // no default: a new event does not compile until it is handled here
            case EquipmentAdded added -> {
                id = added.equipment();
                describe(added.quarter(), added.name(), added.description());
            }
            case EquipmentChanged changed -> describe(changed.quarter(), changed.name(), changed.description());
            case EquipmentClosed closed -> closures.add(closed.closure());
            case EquipmentReopened reopened -> closures.remove(reopened.closure());
        }
    }

    private void describe(QuarterId of, String called, @Nullable String as) {
        quarter = of;
        name = called;
        description = as;
    }
}
