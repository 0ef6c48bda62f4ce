package org.quartier.standalone.check;

import java.time.Instant;
import java.util.List;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.quartier.kernel.event.DomainEvent;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.store.EventMetadata;

/** One event of the log, as it is stored, with where it stands and what it says about itself. */
public record Fact(long position, Instant recordedAt, EventMetadata about, DomainEvent event) {

    /** All that is in the log of an organisation, in its order: no projection has touched it. */
    public static List<Fact> of(EventStorageEngine log, OrganisationId organisation) {
        try (var events = log.readEvents((TrackingToken) null, false)) {
            return events.map(Fact::of)
                    .filter(fact -> fact.about.organisation().equals(organisation))
                    .toList();
        }
    }

    private static Fact of(TrackedEventMessage<?> message) {
        return new Fact(
                message.trackingToken().position().orElseThrow(),
                message.getTimestamp(),
                EventMetadata.of(message.getMetaData()),
                (DomainEvent) message.getPayload());
    }
}
