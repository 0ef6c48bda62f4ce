package org.quartier.command;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.Snapshotter;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.annotation.HandlerDefinition;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.spring.eventsourcing.SpringAggregateSnapshotter;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;

/**
 * Snapshots are taken on a thread of their own. Axon's default takes them in the thread of the command, which still
 * holds the aggregate's lock and needs a second connection: with as many commands waiting for that lock as the pool has
 * connections, nothing moves until they time out.
 */
@Configuration(proxyBeanMethods = false)
class SnapshotConfiguration {

    @Bean(destroyMethod = "close")
    @DependsOn("commandDataSource") // so that it ends first
    @Qualifier("snapshots")
    ExecutorService snapshotThread() {
        return Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name("snapshots").daemon().factory());
    }

    @Bean
    Snapshotter snapshotter(
            org.axonframework.config.Configuration axon,
            HandlerDefinition handlers,
            ParameterResolverFactory parameters,
            EventStore events,
            TransactionManager transactions,
            @Qualifier("snapshots") ExecutorService thread) {
        return SpringAggregateSnapshotter.builder()
                .repositoryProvider(axon::repository)
                .handlerDefinition(handlers)
                .parameterResolverFactory(parameters)
                .eventStore(events)
                .transactionManager(transactions)
                .executor(thread)
                .build();
    }
}
