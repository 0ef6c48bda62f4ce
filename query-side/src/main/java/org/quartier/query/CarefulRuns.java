package org.quartier.query;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.annotation.HandlerEnhancerDefinition;
import org.axonframework.messaging.annotation.MessageHandlingMember;
import org.axonframework.messaging.annotation.WrappedMessageHandlingMember;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How a batch of events is projected: fast first, and when that fails once more with care.
 *
 * <p>A SQL error aborts PostgreSQL's transaction, and with it the dead letter that should record it; the segment would
 * stand still. So a batch in which anything fails is rolled back and run again, each handler in a savepoint with its
 * writes sent at once. Then only the event that fails is undone; it is parked, and the others go on.
 */
@Component
class CarefulRuns implements HandlerEnhancerDefinition {

    private static final String MODE = "quartier.run";

    private final Map<String, AtomicBoolean> careful = new ConcurrentHashMap<>();
    private final TransactionTemplate savepoint;
    private final Writes writes;

    CarefulRuns(@Qualifier("query") PlatformTransactionManager query, Writes writes) {
        this.savepoint = new TransactionTemplate(query);
        this.savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
        this.writes = writes;
    }

    /** One run of a batch. */
    private record Run(boolean careful, AtomicBoolean failed) {}

    /** What surrounds each event of a projection: decides once per batch how it runs. */
    MessageHandlerInterceptor<EventMessage<?>> of(String projection) {
        AtomicBoolean next = careful.computeIfAbsent(projection, key -> new AtomicBoolean());
        return (unitOfWork, chain) -> {
            begin(unitOfWork, next);
            return chain.proceed();
        };
    }

    private void begin(UnitOfWork<?> batch, AtomicBoolean next) {
        batch.getOrComputeResource(MODE, key -> {
            Run run = new Run(next.get(), new AtomicBoolean());
            batch.onPrepareCommit(committing -> {
                if (!run.careful && run.failed.get()) {
                    throw new RunAgainWithCare();
                }
            });
            batch.onRollback(rolledBack -> next.set(true));
            batch.afterCommit(committed -> next.set(false));
            return run;
        });
    }

    @Override
    public <T> MessageHandlingMember<T> wrapHandler(MessageHandlingMember<T> original) {
        return original.canHandleMessageType(EventMessage.class) ? new Guarded<>(original) : original;
    }

    private final class Guarded<T> extends WrappedMessageHandlingMember<T> {

        private Guarded(MessageHandlingMember<T> delegate) {
            super(delegate);
        }

        @Override
        public @Nullable Object handle(Message<?> message, T target) throws Exception {
            Run run = CurrentUnitOfWork.isStarted()
                    ? CurrentUnitOfWork.get().root().getResource(MODE)
                    : null;
            if (run == null) {
                return super.handle(message, target);
            }
            try {
                return run.careful ? withCare(message, target) : super.handle(message, target);
            } catch (Exception e) {
                run.failed.set(true);
                throw e;
            }
        }

        private @Nullable Object withCare(Message<?> message, T target) {
            return savepoint.execute(status -> {
                try {
                    Object result = super.handle(message, target);
                    writes.flush();
                    return result;
                } catch (RuntimeException e) {
                    writes.forget();
                    throw e;
                } catch (Exception e) {
                    writes.forget();
                    throw new HandlerFailed(e);
                }
            });
        }
    }

    /** The fast run failed; nothing of it is kept. */
    private static final class RunAgainWithCare extends RuntimeException {
        private RunAgainWithCare() {
            super("an event of this batch failed; it is run again with care", null, false, false);
        }
    }

    /** A handler threw a checked exception. */
    private static final class HandlerFailed extends RuntimeException {
        private HandlerFailed(Exception cause) {
            super(cause);
        }
    }
}
