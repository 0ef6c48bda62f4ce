package org.quartier.kernel.store;

import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.quartier.kernel.event.DomainEvent;
import org.quartier.kernel.event.EventTypes;
import org.quartier.kernel.event.EventTypes.EventType;
import org.quartier.kernel.privacy.PersonalFields;
import org.quartier.kernel.privacy.SubjectKeys;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes and reads events as JSON under their stored names, personal data in envelopes. It serves events, snapshots,
 * dead letters and tokens, so that nothing is written by another way.
 */
public final class EventSerializer extends Jackson3Serializer {

    private final PersonalFields personal;

    /** Encrypts with these keys. */
    public EventSerializer(SubjectKeys keys) {
        super(builder().jsonMapperBuilderCustomizer(EventSerializer::configure));
        this.personal = new PersonalFields(keys, getObjectMapper());
    }

    private static void configure(JsonMapper.Builder mapper) {
        EventJson.lenient(mapper);
        // a token that wraps another says in the JSON which one: only tokens may be named there
        mapper.polymorphicTypeValidator(BasicPolymorphicTypeValidator.builder()
                .allowIfBaseType(TrackingToken.class)
                .allowIfSubType(GapAwareTrackingToken.class)
                .allowIfSubType(ReplayToken.class)
                .build());
    }

    @Override
    public <T> SerializedObject<T> serialize(Object object, Class<T> expectedRepresentation) {
        if (object == null || !personal.isIn(object.getClass())) {
            return super.serialize(object, expectedRepresentation);
        }
        ObjectNode json = getObjectMapper().valueToTree(object);
        var message = CurrentUnitOfWork.get().getMessage();
        personal.seal(
                object.getClass(), json, EventMetadata.of(message.getMetaData()).organisation());
        String text = getObjectMapper().writeValueAsString(json);
        T data = getConverter().convert(text, String.class, expectedRepresentation);
        return new SimpleSerializedObject<>(data, expectedRepresentation, typeForClass(object.getClass()));
    }

    @Override
    @SuppressWarnings("unchecked")
    public <S, T> T deserialize(SerializedObject<S> serialized) {
        Class<?> type = classForType(serialized.getType());
        if (!personal.isIn(type)) {
            return super.deserialize(serialized);
        }
        try {
            String text = getConverter().convert(serialized, String.class).getData();
            ObjectNode json = (ObjectNode) getObjectMapper().readTree(text);
            personal.open(type, json);
            return (T) getObjectMapper().treeToValue(json, type);
        } catch (JacksonException e) {
            throw new SerializationException(
                    "An event of type " + serialized.getType().getName() + " cannot be read");
        }
    }

    @Override
    @SuppressWarnings("rawtypes") // as inherited
    public SerializedType typeForClass(Class type) {
        if (type != null && DomainEvent.class.isAssignableFrom(type)) {
            EventType stored = EventTypes.of(((Class<?>) type).asSubclass(DomainEvent.class));
            return new SimpleSerializedType(stored.name(), Integer.toString(stored.revision()));
        }
        return super.typeForClass(type);
    }

    @Override
    public Class<?> classForType(SerializedType type) {
        return EventTypes.named(type.getName())
                .<Class<?>>map(EventType::record)
                .orElseGet(() -> super.classForType(type));
    }
}
