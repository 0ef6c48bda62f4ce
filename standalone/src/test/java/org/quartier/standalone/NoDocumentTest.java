package org.quartier.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.quartier.kernel.event.EventTypes;
import org.quartier.kernel.event.EventTypes.EventType;
import org.quartier.kernel.value.Inspection;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** That a certificate was inspected is recorded; the certificate itself has no place anywhere. */
@StandaloneTest
class NoDocumentTest {

    private static final Pattern DOCUMENT = Pattern.compile(
            "(?i).*(document|scan|upload|attachment|blob|pdf|photo|picture|certificate_?(file|number|text|copy)).*");

    /**
     * What is binary: wrapped keys, hashes of imported rows, data of scheduled tasks (none), positions of processors,
     * events that wait.
     */
    private static final List<String> BINARY = List.of(
            "subject_key.wrapped",
            "import_secret.secret",
            "imported_row.key",
            "imported_name.key",
            "scheduled_task.task_data",
            "token_entry.token",
            "dead_letter.token",
            "dead_letter.payload",
            "dead_letter.metadata",
            "dead_letter.diagnostics");

    @Autowired
    private Environment environment;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping endpoints;

    @Test
    @DisplayName(
            "R-34 of an inspection three facts are kept: the certificate's date, when it was inspected, relevant or"
                    + " not")
    void threeFacts() {
        assertThat(Stream.of(Inspection.class.getRecordComponents()).map(RecordComponent::getName))
                .containsExactly("issuedOn", "inspectedOn", "relevantEntry");
        assertThat(Stream.of(Inspection.class.getRecordComponents())
                        .map(component -> component.getType().getSimpleName()))
                .containsExactly("LocalDate", "LocalDate", "boolean");
    }

    @Test
    @DisplayName("R-34 no event has a field for a document")
    void noEvent() {
        List<String> fields = new ArrayList<>();
        for (EventType type : EventTypes.all()) {
            collect(type.name(), type.record(), fields);
        }
        assertThat(fields).hasSizeGreaterThan(100);
        assertThat(fields).noneMatch(field -> field.contains("byte[]"));
        assertThat(fields).noneMatch(field -> DOCUMENT.matcher(field).matches());
    }

    @Test
    @DisplayName("R-34 no table has a column for a document")
    void noTable() {
        List<String> columns = JdbcClient.create(new DriverManagerDataSource(
                        environment.getRequiredProperty("spring.datasource.url"),
                        environment.getRequiredProperty("spring.datasource.username"),
                        environment.getRequiredProperty("spring.datasource.password")))
                .sql("""
                    SELECT table_schema || '.' || table_name || '.' || column_name || ' ' || data_type
                    FROM information_schema.columns
                    WHERE table_schema IN ('events', 'command', 'query', 'keys')
                      AND table_name || '.' || column_name <> ALL (:binary)
                    """)
                .param("binary", BINARY.toArray(String[]::new))
                .query(String.class)
                .list();
        assertThat(columns).hasSizeGreaterThan(100);
        assertThat(columns).noneMatch(column -> column.endsWith(" bytea") || column.endsWith(" oid"));
        assertThat(columns).noneMatch(column -> DOCUMENT.matcher(column).matches());
    }

    @Test
    @DisplayName("R-34 no endpoint takes an upload in parts")
    void noUpload() {
        assertThat(endpoints.getHandlerMethods().keySet().stream()
                        .flatMap(mapping -> mapping.getConsumesCondition().getConsumableMediaTypes().stream()))
                .noneMatch(type -> type.getType().equals("multipart"));
    }

    private static void collect(String path, Type type, List<String> fields) {
        if (type instanceof ParameterizedType generic) {
            for (Type argument : generic.getActualTypeArguments()) {
                collect(path, argument, fields);
            }
            return;
        }
        Class<?> of = (Class<?>) type;
        if (!of.isRecord() || !of.getName().startsWith("org.quartier.")) {
            fields.add(path + " " + of.getSimpleName());
            return;
        }
        for (RecordComponent component : of.getRecordComponents()) {
            collect(path + "." + component.getName(), component.getGenericType(), fields);
        }
    }
}
