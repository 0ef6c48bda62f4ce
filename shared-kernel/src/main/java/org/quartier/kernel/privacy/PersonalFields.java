package org.quartier.kernel.privacy;

import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.privacy.SubjectKeys.SubjectKey;
import org.quartier.kernel.value.PersonalData;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/** Puts the fields of an event that are marked as {@link PersonalData} into envelopes, and takes them out again. */
public final class PersonalFields {

    private final SubjectKeys keys;
    private final ObjectMapper mapper;
    private final Map<Class<?>, List<Field>> fields = new ConcurrentHashMap<>();

    /** Uses these keys; the mapper writes the plain value of a field. */
    public PersonalFields(SubjectKeys keys, ObjectMapper mapper) {
        this.keys = keys;
        this.mapper = mapper;
    }

    private record Field(String name, String subject, String id) {}

    /** Whether a type has such fields at all. */
    public boolean isIn(Class<?> type) {
        return !of(type).isEmpty();
    }

    /**
     * Replaces the plain values in {@code event} by envelopes.
     *
     * @throws SubjectErasedException when the subject has been erased
     */
    public void seal(Class<?> type, ObjectNode event, OrganisationId organisation) {
        for (Field field : of(type)) {
            JsonNode plain = event.get(field.name);
            if (plain == null || plain.isNull()) {
                continue;
            }
            SubjectKey key = keys.forWriting(subject(event, field), organisation);
            byte[] text = mapper.writeValueAsString(plain).getBytes(StandardCharsets.UTF_8);
            event.put(field.name, Envelope.seal(text, key, field.id).encoded());
        }
    }

    /** Replaces the envelopes in {@code event} by plain values; those of an erased subject vanish. */
    public void open(Class<?> type, ObjectNode event) {
        for (Field field : of(type)) {
            JsonNode sealed = event.get(field.name);
            if (sealed == null || sealed.isNull()) {
                continue;
            }
            Optional<JsonNode> plain = opened(event, field, sealed);
            if (plain.isPresent()) {
                event.set(field.name, plain.get());
            } else {
                event.remove(field.name);
            }
        }
    }

    private Optional<JsonNode> opened(ObjectNode event, Field field, JsonNode sealed) {
        if (!sealed.isString()) {
            throw new EnvelopeException(field.id + " stands in the clear", null);
        }
        Envelope envelope = Envelope.decode(sealed.asString());
        if (!envelope.subject().equals(subject(event, field))) {
            throw new EnvelopeException(field.id + " belongs to another subject", null);
        }
        return keys.forReading(envelope.subject(), envelope.keyVersion()).map(key -> {
            try {
                return mapper.readTree(envelope.open(key, field.id));
            } catch (JacksonException e) {
                throw new EnvelopeException(field.id + " does not hold a value", null);
            }
        });
    }

    private static UUID subject(ObjectNode event, Field field) {
        JsonNode subject = event.get(field.subject);
        if (subject == null || !subject.isString()) {
            throw new EnvelopeException(field.id + " has no subject", null);
        }
        return UUID.fromString(subject.asString());
    }

    private List<Field> of(Class<?> type) {
        return fields.computeIfAbsent(
                type,
                t -> t.isRecord()
                        ? Stream.of(t.getRecordComponents())
                                .filter(component -> component.isAnnotationPresent(PersonalData.class))
                                .map(PersonalFields::field)
                                .toList()
                        : List.of());
    }

    private static Field field(RecordComponent component) {
        PersonalData mark = component.getAnnotation(PersonalData.class);
        return new Field(component.getName(), mark.subject(), mark.field());
    }
}
