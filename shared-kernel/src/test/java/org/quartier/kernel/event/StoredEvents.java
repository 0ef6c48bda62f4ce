package org.quartier.kernel.event;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.EventStreamUtils;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.serialization.SerializedObject;
import org.quartier.kernel.store.EventSerializer;
import org.quartier.kernel.store.Upcasters;
import org.quartier.kernel.testing.TestLog;

/** Writes and reads events as the log does, upcasters included. */
record StoredEvents(EventSerializer serializer) {

    /** The JSON of an event, as it is stored in the organisation of all tests. */
    String write(DomainEvent event) {
        return serialized(event).getData();
    }

    SerializedObject<String> serialized(DomainEvent event) {
        var message = new GenericDomainEventMessage<>(
                "Test",
                "test",
                0,
                event,
                TestLog.about(TestLog.DEMO, Instant.now()).toMetaData());
        return DefaultUnitOfWork.startAndGet(message)
                .executeWithResult(() -> serializer.serialize(event, String.class))
                .getPayload();
    }

    /** The event that JSON of this name and revision is read as. */
    DomainEvent read(String name, int revision, String json) {
        var entry = new GenericDomainEventEntry<>(
                "Test", "test", 0L, "id", Instant.now().toString(), name, Integer.toString(revision), json, "{}");
        List<? extends DomainEventMessage<?>> read = EventStreamUtils.upcastAndDeserializeDomainEvents(
                        Stream.of(entry), serializer, Upcasters.all())
                .asStream()
                .toList();
        return (DomainEvent) read.getFirst().getPayload();
    }

    DomainEvent roundTrip(DomainEvent event) {
        var stored = serialized(event);
        return read(
                stored.getType().getName(), Integer.parseInt(stored.getType().getRevision()), stored.getData());
    }
}
