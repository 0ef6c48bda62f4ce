package org.quartier.kernel.event;

import java.lang.reflect.RecordComponent;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.value.PersonalData;

/** How an event with personal data shows itself in logs and exceptions: without it. */
final class Masked {

    private Masked() {}

    /** As a record's own text, with {@code ***} for what is marked and known. */
    static String text(Record event) {
        StringJoiner text = new StringJoiner(", ", event.getClass().getSimpleName() + "[", "]");
        for (RecordComponent component : event.getClass().getRecordComponents()) {
            Object value = value(event, component);
            boolean masked = value != null && component.isAnnotationPresent(PersonalData.class);
            text.add(component.getName() + "=" + (masked ? "***" : value));
        }
        return text.toString();
    }

    private static @Nullable Object value(Record event, RecordComponent component) {
        try {
            return component.getAccessor().invoke(event);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
