package org.quartier.kernel.store;

import java.util.HashMap;
import java.util.Map;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.correlation.CorrelationDataProvider;

/**
 * Copies what a command says about itself to the events it leads to. Their cause is what caused the command, where it says
 * so (an event, for a policy's command), else the command itself.
 */
public final class EventMetadataCorrelation implements CorrelationDataProvider {

    @Override
    public Map<String, ?> correlationDataFor(Message<?> message) {
        if (message instanceof EventMessage<?>) {
            return Map.of(); // a policy says itself what its command belongs to; projections send none
        }
        Map<String, Object> values = new HashMap<>(message.getMetaData());
        values.keySet().retainAll(COPIED);
        values.putIfAbsent(EventMetadata.CAUSATION, message.getIdentifier());
        return values;
    }

    private static final java.util.Set<String> COPIED = java.util.Set.of(
            EventMetadata.ORGANISATION,
            EventMetadata.ACTOR,
            EventMetadata.ON_BEHALF_OF,
            EventMetadata.CHANNEL,
            EventMetadata.HAPPENED_AT,
            EventMetadata.CORRELATION,
            EventMetadata.CAUSATION);
}
