package org.quartier.kernel.event;

import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.value.PersonalData;
import org.quartier.kernel.value.ReportingPeriod;

/** An example of each event, the same in every run: each value is made from the name of its component. */
public final class Samples {

    private Samples() {}

    /** The example of an event. */
    public static <T extends DomainEvent> T of(Class<T> event) {
        return record(event, component -> value(component.getName(), component.getGenericType()));
    }

    /** The same with other values for some components; {@code other} returns null to keep one. */
    public static <T extends DomainEvent> T of(Class<T> event, Function<RecordComponent, @Nullable Object> other) {
        return record(event, component -> {
            Object value = other.apply(component);
            return value == null ? value(component.getName(), component.getGenericType()) : value;
        });
    }

    /** The same without what need not be known. */
    public static <T extends DomainEvent> T sparse(Class<T> event) {
        return record(
                event,
                component -> isNullable(component) ? null : value(component.getName(), component.getGenericType()));
    }

    /** The same as it is read once its subject has been erased. */
    public static <T extends DomainEvent> T withoutPersonalData(Class<T> event) {
        return record(
                event,
                component -> component.isAnnotationPresent(PersonalData.class)
                        ? null
                        : value(component.getName(), component.getGenericType()));
    }

    /** Whether a component may be null. */
    public static boolean isNullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static <T> T record(Class<T> type, Function<RecordComponent, @Nullable Object> value) {
        RecordComponent[] components = type.getRecordComponents();
        try {
            Constructor<T> constructor = type.getDeclaredConstructor(
                    Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            return constructor.newInstance(Stream.of(components).map(value).toArray());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object value(String name, Type type) {
        if (type instanceof ParameterizedType generic) {
            Type[] of = generic.getActualTypeArguments();
            return generic.getRawType() == Map.class
                    ? Map.of(value(name + " key", of[0]), value(name + " value", of[1]))
                    : List.of(value(name + " one", of[0]), value(name + " two", of[0]));
        }
        int number = Math.floorMod(name.hashCode(), 1_000);
        return switch (((Class<?>) type).getSimpleName()) {
            case "String" -> "the " + name + ", ü 🎉";
            case "int", "Integer" -> number;
            case "long", "Long" -> (long) number;
            case "boolean", "Boolean" -> true;
            case "UUID" -> UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
            case "Instant" -> Instant.parse("2026-05-04T12:00:00Z").plusSeconds(number);
            case "LocalDate" -> LocalDate.of(2026, 5, 4).plusDays(number);
            case "LocalTime" -> LocalTime.of(number % 24, number % 60);
            case "ZoneId" -> ZoneId.of("Europe/Berlin");
            case "ReportingPeriod" -> new ReportingPeriod("2026-Q2");
            case "OrganisationId" -> new org.quartier.kernel.id.OrganisationId("Demo");
            default -> structured(name, (Class<?>) type);
        };
    }

    private static Object structured(String name, Class<?> type) {
        if (type.isEnum()) {
            return type.getEnumConstants()[Math.floorMod(name.hashCode(), type.getEnumConstants().length)];
        }
        if (type.isRecord()) {
            boolean isId = type.getPackageName().endsWith(".id");
            return record(
                    type,
                    component -> value(isId ? name : name + " " + component.getName(), component.getGenericType()));
        }
        throw new IllegalStateException("there is no sample of " + type);
    }
}
