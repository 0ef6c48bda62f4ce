package org.quartier.command.organisation;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import org.quartier.command.Guarded;
import org.quartier.command.Recorded.Answer;
import org.quartier.command.organisation.DescribeOrganisation.Stream;
import org.quartier.kernel.event.OrganisationEvent;
import org.quartier.kernel.event.OrganisationEvent.OrganisationDescribed;
import org.quartier.kernel.event.OrganisationEvent.OrganisationSettingsChanged;
import org.quartier.kernel.value.OrganisationSettings;

/** The body that runs quarters. It exists for the log once it has said who it is. */
@Aggregate(snapshotTriggerDefinition = "everyFiftyEvents", cache = "aggregateCache")
final class Organisation extends Guarded {

    @AggregateIdentifier
    private Stream id;

    private @Nullable String name;
    private @Nullable String kind;
    private OrganisationSettings settings = OrganisationSettings.DEFAULTS;

    private Organisation() {} // Axon replays events into it

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Answer handle(DescribeOrganisation describe) {
        if (!describe.name().equals(name) || !describe.kind().name().equals(kind)) {
            apply(new OrganisationDescribed(
                    describe.stream().organisation(),
                    describe.name(),
                    describe.kind().name()));
        }
        if (describe.settings() != null && !describe.settings().equals(settings)) {
            apply(new OrganisationSettingsChanged(describe.stream().organisation(), describe.settings()));
        }
        return new Answer(describe.stream().organisation().value(), Map.of());
    }

    @EventSourcingHandler
    void on(OrganisationEvent event) {
        switch (event) { // no default: a new event does not compile until it is handled here
            case OrganisationDescribed described -> {
                id = new Stream(described.organisation());
                name = described.name();
                kind = described.kind();
            }
            case OrganisationSettingsChanged changed -> settings = changed.settings();
        }
    }
}
