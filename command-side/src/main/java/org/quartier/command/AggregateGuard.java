package org.quartier.command;

import java.util.Map;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.annotation.HandlerEnhancerDefinition;
import org.axonframework.messaging.annotation.MessageHandlingMember;
import org.axonframework.messaging.annotation.WrappedMessageHandlingMember;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.store.EventMetadata;
import org.quartier.kernel.web.Refusal;

/**
 * What happens around every handler of every aggregate: another organisation finds nothing (404), an outdated version
 * is refused (412), what else the request must keep to is asked next, and the version after the command is kept for its answer. Found by Axon's service loader, so that it
 * also holds in fixtures.
 */
public final class AggregateGuard implements HandlerEnhancerDefinition {

    @Override
    public <T> MessageHandlingMember<T> wrapHandler(MessageHandlingMember<T> original) {
        if (original.canHandleMessageType(CommandMessage.class)) {
            return new GuardedCommand<>(original);
        }
        if (original.canHandleMessageType(EventMessage.class)) {
            return new OwnedBy<>(original);
        }
        return original;
    }

    private static final class GuardedCommand<T> extends WrappedMessageHandlingMember<T> {

        private GuardedCommand(MessageHandlingMember<T> delegate) {
            super(delegate);
        }

        @Override
        public Object handle(Message<?> message, T target) throws Exception {
            if (target instanceof Guarded aggregate && aggregate.exists()) {
                check(message, aggregate);
            }
            if (message.getMetaData().get(Commands.PRECONDITION) instanceof Runnable precondition) {
                precondition.run();
            }
            Object result = super.handle(message, target);
            if (AggregateLifecycle.isLive()) {
                CommandOutcome.version(CurrentUnitOfWork.get(), AggregateLifecycle.getVersion());
            }
            return result;
        }

        private static void check(Message<?> message, Guarded aggregate) {
            Map<String, ?> metadata = message.getMetaData();
            if (!aggregate.isOf(EventMetadata.of(metadata).organisation())) {
                throw Refusal.notFound();
            }
            if (metadata.get(Commands.IF_MATCH) instanceof String expected
                    && !expected.equals(String.valueOf(AggregateLifecycle.getVersion()))) {
                throw Refusal.outdated();
            }
        }
    }

    private static final class OwnedBy<T> extends WrappedMessageHandlingMember<T> {

        private OwnedBy(MessageHandlingMember<T> delegate) {
            super(delegate);
        }

        @Override
        public @Nullable Object handle(Message<?> message, T target) throws Exception {
            if (target instanceof Guarded aggregate) {
                aggregate.belongsTo(EventMetadata.of(message.getMetaData()).organisation());
            }
            return super.handle(message, target);
        }
    }
}
