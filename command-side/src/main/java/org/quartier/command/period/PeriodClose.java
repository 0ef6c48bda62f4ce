package org.quartier.command.period;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.quartier.command.Guarded;
import org.quartier.command.Recorded.Answer;
import org.quartier.kernel.event.PeriodEvent;
import org.quartier.kernel.event.PeriodEvent.PeriodClosed;
import org.quartier.kernel.id.ReportingPeriodId;
import org.quartier.kernel.store.EventMetadata;

/** The close of one period of one organisation. It happens once. */
@Aggregate(snapshotTriggerDefinition = "everyFiftyEvents", cache = "aggregateCache")
final class PeriodClose extends Guarded {

    @AggregateIdentifier
    private ReportingPeriodId id;

    private PeriodClose() {} // Axon replays events into it

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    Answer handle(ClosePeriod close) {
        PeriodRule.NOT_OVER.require(close.isOver());
        PeriodRule.ALREADY_CLOSED.require(!close.closedAlready().getAsBoolean());
        apply(new PeriodClosed(close.period(), PeriodClosed.DEFINITION));
        return new Answer(
                close.period().name(),
                Map.of(
                        "from", close.period().from().toString(),
                        "to", close.period().to().toString()));
    }

    @EventSourcingHandler
    void on(PeriodEvent event, EventMetadata about) {
        switch (event) { // no default: a new event does not compile until it is handled here
            case PeriodClosed closed ->
                id = new ReportingPeriodId(closed.period().name(), about.organisation());
        }
    }
}
