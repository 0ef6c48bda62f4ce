package org.quartier.kernel.web;

import java.lang.reflect.Constructor;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.id.Id;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.GenericConverter;
import org.springframework.stereotype.Component;

/** Reads ids out of paths and query parameters. */
@Component
class IdConverter implements GenericConverter {

    @Override
    public Set<ConvertiblePair> getConvertibleTypes() {
        return Arrays.stream(Id.class.getPermittedSubclasses())
                .map(type -> new ConvertiblePair(String.class, type))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public @Nullable Object convert(@Nullable Object source, TypeDescriptor from, TypeDescriptor to) {
        if (source == null) {
            return null;
        }
        String text = (String) source;
        if (text.length() != 36) {
            throw new IllegalArgumentException("not an id");
        }
        try {
            Constructor<?> constructor = to.getType().getDeclaredConstructor(UUID.class);
            return constructor.newInstance(UUID.fromString(text));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
