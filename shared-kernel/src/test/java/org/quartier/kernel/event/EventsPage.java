package org.quartier.kernel.event;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.quartier.kernel.event.EventTypes.EventType;
import org.quartier.kernel.value.PersonalData;

/** The page {@code docs/events.md}: all events with their fields, made from the records and their Javadoc. */
final class EventsPage {

    private static final Path SOURCES = Path.of("src", "main", "java", "org", "quartier", "kernel", "event");

    private EventsPage() {}

    static String text() {
        StringBuilder page = new StringBuilder("""
            # Events

            All that is ever stored, by family. A field in *italics* is personal data: encrypted under the key of the
            subject named behind it, and null once that key is destroyed. `?` may be null. This page is made by a test:
            `mvn -pl shared-kernel test -Dtest=EventsPageTest -Ddocs=write`.
            """);
        EventTypes.families().forEach(family -> family(page, family));
        return page.toString();
    }

    private static void family(StringBuilder page, Class<?> family) {
        page.append("\n## ").append(family.getSimpleName().replace("Event", "")).append("\n\n");
        page.append("| Stored as | Revision | What happened | Fields |\n|---|---|---|---|\n");
        String source = source(family);
        for (Class<?> record : EventTypes.records(family).toList()) {
            EventType type = EventTypes.of(record.asSubclass(DomainEvent.class));
            page.append("| `%s` | %d | %s | %s |\n"
                    .formatted(type.name(), type.revision(), sentence(source, type), fields(record)));
        }
    }

    private static String fields(Class<?> record) {
        return Stream.of(record.getRecordComponents()).map(EventsPage::field).collect(Collectors.joining(", "));
    }

    private static String field(RecordComponent component) {
        String text = component.getName() + " " + name(component.getGenericType())
                + (Samples.isNullable(component) ? "?" : "");
        PersonalData personal = component.getAnnotation(PersonalData.class);
        return personal == null ? text : "*" + text + "* (" + personal.subject() + ")";
    }

    private static String name(Type type) {
        return type instanceof ParameterizedType generic
                ? name(generic.getRawType())
                        + Stream.of(generic.getActualTypeArguments())
                                .map(EventsPage::name)
                                .collect(Collectors.joining(", ", "‹", "›"))
                : ((Class<?>) type).getSimpleName();
    }

    private static String sentence(String source, EventType type) {
        Matcher javadoc = Pattern.compile(
                        "/\\*\\*((?:(?!\\*/).)*)\\*/\\s*@StoredAs\\(name = \"" + type.name() + "\"", Pattern.DOTALL)
                .matcher(source);
        if (!javadoc.find()) {
            return "";
        }
        String text = javadoc.group(1).replaceAll("(?m)^ *\\*", "").replaceAll("\\s+", " ");
        return text.replaceAll(" @param.*", "").strip();
    }

    private static String source(Class<?> family) {
        try {
            return Files.readString(SOURCES.resolve(family.getSimpleName() + ".java"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
