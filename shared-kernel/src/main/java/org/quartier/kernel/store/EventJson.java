package org.quartier.kernel.store;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.lang.reflect.Constructor;
import java.util.UUID;
import java.util.function.Function;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.Id;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.id.ParticipationId;
import org.quartier.kernel.value.AgeBand;
import org.quartier.kernel.value.ReportingPeriod;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.deser.std.FromStringDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** How ids, periods and age bands look in JSON, in events and on the web: as plain text. */
public final class EventJson {

    private EventJson() {}

    /** Makes a mapper fit to read any event ever stored: lenient about what it does not know. */
    static void lenient(JsonMapper.Builder mapper) {
        mapper.addModule(module());
        mapper.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        // a record's questions about itself, such as isForward(), are no facts to store
        mapper.changeDefaultVisibility(visible -> visible.withIsGetterVisibility(JsonAutoDetect.Visibility.NONE));
        mapper.changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL));
    }

    /** The types of ours that are plain text in JSON. */
    public static SimpleModule module() {
        SimpleModule module = new SimpleModule("quartier");
        for (Class<?> type : Id.class.getPermittedSubclasses()) {
            id(module, type);
        }
        text(module, OrganisationId.class, OrganisationId::new);
        text(
                module,
                ParticipationId.class,
                text -> new ParticipationId(
                        new ActivityId(UUID.fromString(text.substring("participation-".length())))));
        text(module, ReportingPeriod.class, ReportingPeriod::new);
        text(module, AgeBand.class, AgeBand::of, AgeBand::code);
        return module;
    }

    private static <T> void id(SimpleModule module, Class<T> type) {
        text(module, type, identifier(type));
    }

    private static <T> Function<String, T> identifier(Class<T> type) {
        try {
            Constructor<T> constructor = type.getDeclaredConstructor(UUID.class);
            return text -> {
                try {
                    return constructor.newInstance(UUID.fromString(text));
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException(e);
                }
            };
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    private static <T> void text(SimpleModule module, Class<T> type, Function<String, T> read) {
        text(module, type, read, Object::toString);
    }

    private static <T> void text(
            SimpleModule module, Class<T> type, Function<String, T> read, Function<T, String> write) {
        module.addSerializer(type, new Text<>(write));
        module.addKeySerializer(type, new TextKey<>(write));
        module.addDeserializer(type, new FromText<>(type, read));
        module.addKeyDeserializer(type, new FromTextKey(read));
    }

    private static final class Text<T> extends ValueSerializer<T> {
        private final Function<T, String> write;

        private Text(Function<T, String> write) {
            this.write = write;
        }

        @Override
        public void serialize(T value, JsonGenerator json, SerializationContext context) {
            json.writeString(write.apply(value));
        }
    }

    private static final class TextKey<T> extends ValueSerializer<T> {
        private final Function<T, String> write;

        private TextKey(Function<T, String> write) {
            this.write = write;
        }

        @Override
        public void serialize(T value, JsonGenerator json, SerializationContext context) {
            json.writeName(write.apply(value));
        }
    }

    private static final class FromText<T> extends FromStringDeserializer<T> {
        private final transient Function<String, T> read;

        private FromText(Class<T> type, Function<String, T> read) {
            super(type);
            this.read = read;
        }

        @Override
        protected T _deserialize(String text, DeserializationContext context) {
            return read.apply(text);
        }
    }

    private static final class FromTextKey extends KeyDeserializer {
        private final Function<String, ?> read;

        private FromTextKey(Function<String, ?> read) {
            this.read = read;
        }

        @Override
        public Object deserializeKey(String text, DeserializationContext context) {
            return read.apply(text);
        }
    }
}
