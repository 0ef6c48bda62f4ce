package org.quartier.kernel.event;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The events that exist, by stored name; found through the sealed families, so that none can be forgotten. */
public final class EventTypes {

    private static final Map<String, EventType> BY_NAME = families()
            .flatMap(EventTypes::records)
            .map(record -> EventType.of(record.asSubclass(DomainEvent.class)))
            .collect(Collectors.toUnmodifiableMap(EventType::name, Function.identity()));

    private EventTypes() {}

    /** One stored type: its name, its revision and the record that it is read into. */
    public record EventType(String name, int revision, Class<? extends DomainEvent> record) {

        private static EventType of(Class<? extends DomainEvent> record) {
            StoredAs stored = record.getAnnotation(StoredAs.class);
            if (stored == null) {
                throw new IllegalStateException(record + " has no @StoredAs");
            }
            return new EventType(stored.name(), stored.revision(), record);
        }
    }

    /** All types, in the order of their names. */
    public static List<EventType> all() {
        return BY_NAME.values().stream()
                .sorted(Comparator.comparing(EventType::name))
                .toList();
    }

    /** The families, in the order of {@link DomainEvent}. */
    public static Stream<Class<?>> families() {
        return Stream.of(DomainEvent.class.getPermittedSubclasses());
    }

    /** The records of a family, those of its parts among them, in the order in which they are written there. */
    static Stream<Class<?>> records(Class<?> family) {
        return Stream.of(family.getPermittedSubclasses())
                .flatMap(part -> part.isSealed() ? records(part) : Stream.of(part));
    }

    /** The type stored under a name, or nothing when no event has that name. */
    public static Optional<EventType> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** The type of a record. */
    public static EventType of(Class<? extends DomainEvent> record) {
        return EventType.of(record);
    }

    /** The names under which a family is stored. */
    public static Collection<String> namesOf(Class<? extends DomainEvent> family) {
        return all().stream()
                .filter(type -> family.isAssignableFrom(type.record()))
                .map(EventType::name)
                .toList();
    }
}
