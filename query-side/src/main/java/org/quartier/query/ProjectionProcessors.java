package org.quartier.query;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import javax.sql.DataSource;
import org.axonframework.common.AxonThreadFactory;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configurer;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.EventProcessingConfigurer;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.async.SequencingPolicy;
import org.axonframework.eventhandling.async.SequentialPerAggregatePolicy;
import org.axonframework.eventhandling.deadletter.jdbc.DeadLetterSchema;
import org.axonframework.eventhandling.deadletter.jdbc.JdbcSequencedDeadLetterQueue;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.TokenSchema;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;
import org.axonframework.serialization.Serializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.quartier.kernel.store.PostgresEventStorageEngine;
import org.quartier.kernel.store.Upcasters;

/**
 * One processor per projection: pooled, batched, one segment (so that its token is its position), with token and dead
 * letters beside the read model, in the same transaction. All read the log through one gap-safe reader.
 */
final class ProjectionProcessors implements ConfigurerModule {

    private static final int BATCH = 500;
    private static final long POLL_MILLIS = 20;
    private static final int CACHED = 2_000;
    private static final long CLAIM_MILLIS = 500;
    private static final int MAX_SEQUENCES = 100_000;

    private final List<Projection> projections;
    private final ConnectionProvider connections;
    private final TransactionManager transactions;
    private final Serializer serializer;
    private final CarefulRuns carefulRuns;
    private final WakingLog log;
    private final TokenStore tokens;
    private final ScheduledExecutorService coordinators =
            Executors.newScheduledThreadPool(2, new AxonThreadFactory("projection-coordinators"));
    private final ScheduledExecutorService workers =
            Executors.newScheduledThreadPool(4, new AxonThreadFactory("projections"));

    ProjectionProcessors(
            List<Projection> projections,
            DataSource query,
            TransactionManager transactions,
            Serializer serializer,
            CarefulRuns carefulRuns) {
        this.projections = projections;
        this.connections = new SpringDataSourceConnectionProvider(query);
        this.transactions = transactions;
        this.serializer = serializer;
        this.carefulRuns = carefulRuns;
        this.log = new WakingLog(EmbeddedEventStore.builder()
                .storageEngine(new PostgresEventStorageEngine(
                        query, transactions, serializer, Upcasters.all(), SnapshotFilter.rejectAll(), index -> {}))
                .fetchDelay(POLL_MILLIS)
                .cachedEvents(CACHED)
                .build());
        this.tokens = JdbcTokenStore.builder()
                .connectionProvider(connections)
                .serializer(serializer)
                .schema(TokenSchema.builder()
                        .setTokenTable("query.token_entry")
                        .setProcessorNameColumn("processor_name")
                        .setTokenTypeColumn("token_type")
                        .setTimestampColumn("claimed_at")
                        .build())
                .build();
    }

    @Override
    public void configureModule(Configurer configurer) {
        EventProcessingConfigurer processing = configurer.eventProcessing();
        processing.registerDefaultListenerInvocationErrorHandler(configuration -> PropagatingErrorHandler.instance());
        processing.registerDefaultErrorHandler(configuration -> PropagatingErrorHandler.instance());
        for (Projection projection : projections) {
            register(processing, projection.name(), projection);
        }
        configurer.onStart(log::start);
        configurer.onShutdown(() -> {
            workers.shutdown();
            coordinators.shutdown();
            log.stop();
        });
    }

    private void register(EventProcessingConfigurer processing, String name, Projection projection) {
        SequencingPolicy<? super EventMessage<?>> perAggregate = SequentialPerAggregatePolicy.instance();
        processing.assignHandlerInstancesMatching(name, handler -> handler == projection);
        processing.registerTokenStore(name, configuration -> tokens);
        processing.registerTransactionManager(name, configuration -> transactions);
        processing.registerSequencingPolicy(name, configuration -> perAggregate);
        processing.registerDeadLetterQueue(name, configuration -> deadLetters(name));
        processing.registerDeadLetterPolicy(name, configuration -> (letter, cause) -> Failures.park(cause));
        processing.registerDeadLetteringEventHandlerInvokerConfiguration(
                name,
                (configuration, invoker) ->
                        invoker.enableSequenceIdentifierCache().allowReset(true).transactionManager(transactions));
        processing.registerHandlerInterceptor(name, configuration -> carefulRuns.of(name));
        processing.registerPooledStreamingEventProcessor(
                name,
                configuration -> log,
                (configuration, builder) -> builder.coordinatorExecutor(coordinators)
                        .workerExecutor(workers)
                        .initialSegmentCount(1)
                        .batchSize(BATCH)
                        .tokenClaimInterval(CLAIM_MILLIS)
                        .initialToken(source -> source.createTailToken()));
    }

    private JdbcSequencedDeadLetterQueue<EventMessage<?>> deadLetters(String name) {
        return JdbcSequencedDeadLetterQueue.<EventMessage<?>>builder()
                .processingGroup(name)
                .connectionProvider(connections)
                .transactionManager(transactions)
                .schema(DeadLetterSchema.builder()
                        .deadLetterTable("query.dead_letter")
                        .build())
                .genericSerializer(serializer)
                .eventSerializer(serializer)
                .maxSequences(MAX_SEQUENCES)
                .maxSequenceSize(MAX_SEQUENCES)
                .build();
    }
}
