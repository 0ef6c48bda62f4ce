package org.quartier.command;

import java.time.Instant;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.quartier.kernel.event.DomainEvent;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.testing.TestLog;

/**
 * Appends events as a command would: in a unit of work and its transaction, with all policies. For what a test needs to
 * have happened in packages other than its own.
 */
public record CommandLog(EventStore store, TransactionManager transactions) {

    /** Appends to the stream of one aggregate; what a policy refuses is thrown, and nothing is stored. */
    public void append(OrganisationId organisation, Object aggregate, DomainEvent... events) {
        MetaData about = TestLog.about(organisation, Instant.now()).toMetaData();
        DefaultUnitOfWork<?> work = DefaultUnitOfWork.startAndGet(new GenericEventMessage<>("test", about));
        work.attachTransaction(transactions);
        try {
            long version = store.lastSequenceNumberFor(aggregate.toString()).orElse(-1L);
            for (DomainEvent event : events) {
                store.publish(new GenericDomainEventMessage<>(
                        event.getClass().getSimpleName(), aggregate.toString(), ++version, event, about));
            }
        } catch (RuntimeException e) {
            work.rollback(e);
            throw e;
        }
        work.commit();
    }
}
