package org.quartier.kernel.web;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.function.Function;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.module.SimpleModule;

/**
 * Reads times as RFC 3339 writes them, and nothing else: Jackson would also take seconds since 1970, as a number or as
 * text, and lists of numbers.
 */
final class TimeText<T> extends StdScalarDeserializer<T> {

    private final transient Function<String, T> read;

    private TimeText(Class<T> type, Function<String, T> read) {
        super(type);
        this.read = read;
    }

    static SimpleModule module() {
        return new SimpleModule("quartier-times")
                .addDeserializer(OffsetDateTime.class, new TimeText<>(OffsetDateTime.class, OffsetDateTime::parse))
                .addDeserializer(LocalDate.class, new TimeText<>(LocalDate.class, LocalDate::parse))
                .addDeserializer(LocalTime.class, new TimeText<>(LocalTime.class, LocalTime::parse));
    }

    @Override
    @SuppressWarnings("unchecked")
    public T deserialize(JsonParser json, DeserializationContext context) {
        if (!json.hasToken(JsonToken.VALUE_STRING)) {
            return (T) context.handleUnexpectedToken(getValueType(context), json);
        }
        String text = json.getString();
        try {
            return read.apply(text);
        } catch (java.time.DateTimeException e) {
            return (T) context.handleWeirdStringValue(handledType(), text, "is not written as RFC 3339 asks");
        }
    }
}
