package org.quartier.command;

import com.github.benmanes.caffeine.jcache.configuration.CaffeineConfiguration;
import com.zaxxer.hikari.HikariDataSource;
import java.net.URI;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import javax.cache.CacheManager;
import javax.cache.Caching;
import javax.cache.spi.CachingProvider;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.caching.Cache;
import org.axonframework.common.caching.JCacheAdapter;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventsourcing.EventCountSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.SnapshotTriggerDefinition;
import org.axonframework.eventsourcing.Snapshotter;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.serialization.Serializer;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.flywaydb.core.Flyway;
import org.quartier.kernel.database.Databases;
import org.quartier.kernel.store.CurrentSnapshots;
import org.quartier.kernel.store.PostgresEventStorageEngine;
import org.quartier.kernel.store.Upcasters;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/** The command side's infrastructure, each piece named: nothing is left to what Axon finds or does not find. */
@Configuration(proxyBeanMethods = false)
class CommandSideConfiguration {

    private static final int SNAPSHOT_EVERY = 50;
    private static final long CACHED_AGGREGATES = 10_000;

    @Bean
    Flyway commandMigration(Databases databases, @Qualifier("kernelMigration") Flyway first) {
        return databases.migrate("command", "command");
    }

    @Bean(destroyMethod = "close")
    @DependsOn("commandMigration")
    @Qualifier("command")
    HikariDataSource commandDataSource(Databases databases) {
        return databases.pool("command", 20);
    }

    @Bean
    @Qualifier("command")
    JdbcClient commandClient(@Qualifier("command") HikariDataSource command) {
        return JdbcClient.create(command);
    }

    @Bean
    @Qualifier("command")
    PlatformTransactionManager commandTransactions(@Qualifier("command") HikariDataSource command) {
        return new DataSourceTransactionManager(command);
    }

    @Bean
    @Primary
    TransactionManager axonCommandTransactions(@Qualifier("command") PlatformTransactionManager command) {
        return new SpringTransactionManager(command);
    }

    @Bean
    EventStorageEngine eventStorageEngine(
            @Qualifier("command") HikariDataSource command,
            TransactionManager transactions,
            @Qualifier("serializer") Serializer serializer) {
        return new PostgresEventStorageEngine(
                command,
                transactions,
                serializer,
                Upcasters.all(),
                new CurrentSnapshots(serializer),
                CommandOutcome::appended);
    }

    @Bean
    @Qualifier("eventStore")
    EmbeddedEventStore eventBus(EventStorageEngine eventStorageEngine) {
        return EmbeddedEventStore.builder().storageEngine(eventStorageEngine).build();
    }

    @Bean
    @Qualifier("localSegment")
    @Primary
    CommandBus commandBus(
            TransactionManager transactions,
            List<CorrelationDataProvider> correlation,
            IdempotencyKeys keys,
            @Qualifier("command") JdbcClient db) {
        SimpleCommandBus bus =
                SimpleCommandBus.builder().transactionManager(transactions).build();
        bus.registerHandlerInterceptor(new CorrelationDataInterceptor<>(correlation));
        bus.registerHandlerInterceptor(new OutcomeInterceptor(keys, db));
        return bus;
    }

    @Bean
    SnapshotTriggerDefinition everyFiftyEvents(Snapshotter snapshotter) {
        return new EventCountSnapshotTriggerDefinition(snapshotter, SNAPSHOT_EVERY);
    }

    @Bean(destroyMethod = "close")
    CacheManager cacheManager() {
        CachingProvider provider = Caching.getCachingProvider();
        // of this context alone: two in one process must not share aggregates
        return provider.getCacheManager(URI.create("quartier:" + UUID.randomUUID()), provider.getDefaultClassLoader());
    }

    @Bean
    Cache aggregateCache(CacheManager manager) {
        CaffeineConfiguration<Object, Object> bounded = new CaffeineConfiguration<>();
        bounded.setMaximumSize(OptionalLong.of(CACHED_AGGREGATES));
        bounded.setStoreByValue(false);
        return new JCacheAdapter(manager.createCache("aggregates", bounded));
    }

    @Bean
    ConfigurerModule commandPolicies() {
        return configurer -> configurer
                .eventProcessing()
                .registerSubscribingEventProcessor(CommandPolicies.GROUP)
                .registerListenerInvocationErrorHandler(
                        CommandPolicies.GROUP, configuration -> PropagatingErrorHandler.instance())
                .registerErrorHandler(CommandPolicies.GROUP, configuration -> PropagatingErrorHandler.instance());
    }
}
