package org.quartier.command;

import java.util.Map;
import java.util.Optional;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.NoHandlerForCommandException;
import org.axonframework.eventsourcing.IncompatibleAggregateException;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.AnnotationCommandTargetResolver;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.quartier.command.IdempotencyKeys.Request;
import org.quartier.kernel.store.EventMetadata;
import org.quartier.kernel.web.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Makes a command's answer inside its unit of work, and keeps it there under the request's idempotency key: both commit
 * with the events or not at all. A transaction around the gateway would outlive the unit of work.
 *
 * <p>Not a bean: Axon registers every interceptor bean on the bus, and twice would make two answers.
 */
class OutcomeInterceptor implements MessageHandlerInterceptor<CommandMessage<?>> {

    private final CommandTargetResolver targets =
            AnnotationCommandTargetResolver.builder().build();
    private final IdempotencyKeys keys;
    private final JdbcClient db;

    OutcomeInterceptor(IdempotencyKeys keys, JdbcClient db) {
        this.keys = keys;
        this.db = db;
    }

    @Override
    public Object handle(UnitOfWork<? extends CommandMessage<?>> unitOfWork, InterceptorChain chain) throws Exception {
        CommandMessage<?> command = unitOfWork.getMessage();
        Optional<Request> request = request(command);
        CommandOutcome outcome = new CommandOutcome();
        if (request.isPresent()) {
            Optional<Recorded> earlier = keys.begin(request.get());
            if (earlier.isPresent()) {
                outcome.complete(earlier.get());
                return outcome;
            }
        }
        Object result = found(chain);
        String aggregate = targets.resolveTarget(command).getIdentifier();
        // commit handlers run last in, first out: after all appends, before the transaction commits
        unitOfWork.onCommit(committing -> {
            Recorded recorded =
                    outcome.complete(committing, aggregate, result, version -> positionOf(aggregate, version));
            request.ifPresent(asked -> keys.keep(asked, recorded));
            if (command.getMetaData().containsKey(Commands.REHEARSAL)) {
                throw new Commands.Rehearsed();
            }
        });
        return outcome;
    }

    /** An id of something else names nothing here; which of the two exceptions says so depends on the cache. */
    private static Object found(InterceptorChain chain) throws Exception {
        try {
            return chain.proceed();
        } catch (IncompatibleAggregateException | NoHandlerForCommandException somethingElse) {
            throw Refusal.notFound();
        }
    }

    /** The index of the event that made a version of an aggregate, which a command left as it was. */
    private long positionOf(String aggregate, long version) {
        return db.sql("""
            SELECT global_index FROM events.domain_event
            WHERE aggregate_identifier = :aggregate AND sequence_number = :version
            """)
                .param("aggregate", aggregate)
                .param("version", version)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    private static Optional<Request> request(CommandMessage<?> command) {
        Map<String, ?> metadata = command.getMetaData();
        if (metadata.get(Commands.IDEMPOTENCY_KEY) instanceof String key
                && metadata.get(Commands.REQUEST_DIGEST) instanceof String digest) {
            EventMetadata about = EventMetadata.of(metadata);
            return Optional.of(new Request(about.organisation(), about.actor(), key, digest));
        }
        return Optional.empty();
    }
}
