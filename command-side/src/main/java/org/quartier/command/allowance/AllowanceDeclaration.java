package org.quartier.command.allowance;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.quartier.command.Guarded;
import org.quartier.command.allowance.AllowanceCommand.Declare;
import org.quartier.kernel.event.AllowanceDeclarationEvent;
import org.quartier.kernel.event.AllowanceDeclarationEvent.AllowanceDeclared;
import org.quartier.kernel.id.DeclarationId;

/** What a volunteer declared once about other payers; a later declaration takes its place. */
@Aggregate(snapshotTriggerDefinition = "everyFiftyEvents", cache = "aggregateCache")
final class AllowanceDeclaration extends Guarded {

    @AggregateIdentifier
    private DeclarationId id;

    private AllowanceDeclaration() {} // Axon replays events into it

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    void handle(Declare declare) {
        apply(new AllowanceDeclared(
                declare.declaration(),
                declare.volunteer().volunteer(),
                declare.volunteer().person(),
                declare.year(),
                declare.type(),
                declare.cents()));
    }

    @EventSourcingHandler
    void on(AllowanceDeclarationEvent event) {
        switch (event) { // no default: a new event does not compile until it is handled here
            case AllowanceDeclared declared -> id = declared.declaration();
        }
    }
}
