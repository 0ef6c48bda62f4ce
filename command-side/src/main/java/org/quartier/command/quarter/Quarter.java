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
        switch (event) {
            case QuarterOpened(var quarter, var name, var municipality, var state, var zone, var hours) -> {
                id = quarter;
                description = new Description(name, municipality, state, zone, hours);
            }
            case QuarterChanged(_, var name, var municipality, var state, var zone, var hours) ->
                description = new Description(name, municipality, state, zone, hours);
        }
    }
}
