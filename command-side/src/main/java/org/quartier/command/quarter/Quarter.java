package org.quartier.command.quarter;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.quartier.command.Guarded;
import org.quartier.command.quarter.QuarterCommand.ChangeQuarter;
import org.quartier.command.quarter.QuarterCommand.Description;
import org.quartier.command.quarter.QuarterCommand.OpenQuarter;
import org.quartier.kernel.event.QuarterEvent;
import org.quartier.kernel.event.QuarterEvent.QuarterChanged;
import org.quartier.kernel.event.QuarterEvent.QuarterOpened;
import org.quartier.kernel.id.QuarterId;

/** A district that an organisation looks after: its working hours, and whose public holidays count. */
@Aggregate(snapshotTriggerDefinition = "everyFiftyEvents", cache = "aggregateCache")
final class Quarter extends Guarded {

    @AggregateIdentifier
    private QuarterId id;

    private Description description;

    private Quarter() {} // Axon replays events into it

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    void handle(OpenQuarter open) {
        Description said = valid(open.description());
        apply(new QuarterOpened(
                open.quarter(),
                said.name(),
                said.municipality(),
                said.federalState(),
                said.zone(),
                said.workingHours()));
    }

    @CommandHandler
    void handle(ChangeQuarter change) {
        Description said = valid(change.description());
        if (!said.equals(description)) {
            apply(new QuarterChanged(
                    id, said.name(), said.municipality(), said.federalState(), said.zone(), said.workingHours()));
        }
    }

    private static Description valid(Description said) {
        QuarterRule.WORKING_TIME_ENDS_AFTER_IT_STARTS.require(
                said.workingHours().stream().allMatch(time -> time.to().isAfter(time.from())));
        return said;
    }

    @EventSourcingHandler
    void on(QuarterEvent event) {
        switch (event) { // no default: a new event does not compile until it is handled here
            case QuarterOpened opened -> {
                id = opened.quarter();
                description = new Description(
                        opened.name(),
                        opened.municipality(),
                        opened.federalState(),
                        opened.zone(),
                        opened.workingHours());
            }
            case QuarterChanged changed ->
                description = new Description(
                        changed.name(),
                        changed.municipality(),
                        changed.federalState(),
                        changed.zone(),
                        changed.workingHours());
        }
    }
}
