package org.quartier.kernel.store;

import java.lang.reflect.Executable;
import java.lang.reflect.Parameter;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.annotation.ParameterResolver;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.jspecify.annotations.Nullable;

/** Lets any handler take {@link EventMetadata} as a parameter. Found by Axon's service loader. */
public final class EventMetadataParameter implements ParameterResolverFactory {

    @Override
    public @Nullable ParameterResolver<?> createInstance(Executable executable, Parameter[] parameters, int index) {
        return parameters[index].getType() == EventMetadata.class ? new Resolver() : null;
    }

    private static final class Resolver implements ParameterResolver<EventMetadata> {

        @Override
        public EventMetadata resolveParameterValue(Message<?> message) {
            return EventMetadata.of(message.getMetaData());
        }

        @Override
        public boolean matches(Message<?> message) {
            return true;
        }
    }
}
