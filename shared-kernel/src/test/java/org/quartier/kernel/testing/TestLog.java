package org.quartier.kernel.testing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.serialization.Serializer;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.quartier.kernel.event.DomainEvent;
import org.quartier.kernel.id.ActorId;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.store.EventMetadata;
import org.quartier.kernel.store.PostgresEventStorageEngine;
import org.quartier.kernel.store.Upcasters;
import org.quartier.kernel.value.Channel;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** Writes events into the log as the command side would, for tests of the query side alone. */
public final class TestLog {

    /** The organisation that events belong to unless another is named. */
    public static final OrganisationId DEMO = new OrganisationId("Demo");

    private final PostgresEventStorageEngine engine;
    private final AtomicLong last = new AtomicLong();
    private final Map<String, Long> versions = new HashMap<>();

    /** A log in a database whose migrations have run. */
    public TestLog(DataSource owner, Serializer serializer) {
        this.engine = new PostgresEventStorageEngine(
                owner,
                new SpringTransactionManager(new DataSourceTransactionManager(owner)),
                serializer,
                Upcasters.all(),
                SnapshotFilter.rejectAll(),
                last::set);
    }

    /** What an event says about itself when nothing else is asked for. */
    public static EventMetadata about(OrganisationId organisation, Instant happenedAt) {
        return new EventMetadata(
                organisation, ActorId.next().toString(), null, Channel.API, happenedAt, "test-correlation", null);
    }

    /** Appends to the stream of one aggregate; returns the position of the last event. */
    public long append(Object aggregate, DomainEvent... events) {
        return append(about(DEMO, Instant.now()), aggregate, events);
    }

    /** Appends to the stream of one aggregate; returns the position of the last event. */
    public long append(EventMetadata about, Object aggregate, DomainEvent... events) {
        return append(about, Instant.now(), aggregate, events);
    }

    /** Appends as if it had been recorded at another time; returns the position of the last event. */
    public synchronized long append(EventMetadata about, Instant recordedAt, Object aggregate, DomainEvent... events) {
        List<DomainEventMessage<?>> messages = new ArrayList<>();
        for (DomainEvent event : events) {
            long version = versions.merge(aggregate.toString(), 0L, (before, first) -> before + 1);
            messages.add(new GenericDomainEventMessage<>(
                    "Test",
                    aggregate.toString(),
                    version,
                    event,
                    about.toMetaData(),
                    UUID.randomUUID().toString(),
                    recordedAt));
        }
        DefaultUnitOfWork<?> unitOfWork = DefaultUnitOfWork.startAndGet(messages.getFirst());
        unitOfWork.execute(() -> engine.appendEvents(messages));
        return last.get();
    }
}
