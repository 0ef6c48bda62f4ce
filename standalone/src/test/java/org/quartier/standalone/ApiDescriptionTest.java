package org.quartier.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;

/** The OpenAPI document says of each body what the endpoint takes: no more, and no less. */
@StandaloneTest
class ApiDescriptionTest {

    private static final String SCHEMAS = "#/components/schemas/";

    @Autowired
    private People people;

    @Autowired
    private JsonMapper json;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping endpoints;

    private JsonNode document;

    @BeforeEach
    void read() {
        document = people.nobody().get("/v3/api-docs").json();
    }

    @Test
    void everySchemaHasANameThatToolsTakeAndEveryReferenceLeadsToOne() {
        JsonNode schemas = document.at("/components/schemas");
        assertThat(schemas.propertyNames())
                .hasSizeGreaterThan(75)
                .allMatch(name -> name.matches("[a-zA-Z0-9._-]+"))
                .contains("command.hours.HoursController.Entry");
        List<String> references = document.findValuesAsString("$ref");
        assertThat(references)
                .isNotEmpty()
                .allMatch(reference ->
                        reference.startsWith(SCHEMAS) && schemas.has(reference.substring(SCHEMAS.length())));
    }

    @Test
    void everyBodyIsDescribedAsItIsTaken() {
        List<String> wrong = new ArrayList<>();
        Set<Type> bodies = new java.util.HashSet<>();
        endpoints.getHandlerMethods().forEach((mapping, method) -> {
            Type body = bodyOf(method);
            if (body != null) {
                bodies.add(body);
                for (RequestMethod verb : mapping.getMethodsCondition().getMethods()) {
                    for (String path : mapping.getPatternValues()) {
                        JsonNode schema = document.path("paths")
                                .path(path)
                                .path(verb.name().toLowerCase(Locale.ROOT))
                                .at("/requestBody/content/application~1json/schema");
                        compare(verb + " " + path, body, schema, wrong);
                    }
                }
            }
        });

        assertThat(wrong).isEmpty();
        assertThat(bodies).hasSizeGreaterThan(40);
    }

    private static Type bodyOf(HandlerMethod method) {
        return Arrays.stream(method.getMethodParameters())
                .filter(parameter -> parameter.hasParameterAnnotation(RequestBody.class))
                .map(MethodParameter::getGenericParameterType)
                .filter(type -> type instanceof Class<?> one && one.isRecord())
                .findFirst()
                .orElse(null);
    }

    /** A record's components, and theirs; what else there is in bodies has no parts. */
    private void compare(String where, Type type, JsonNode described, List<String> wrong) {
        JsonNode schema = resolved(described);
        if (type instanceof ParameterizedType many && many.getRawType() == List.class) {
            compare(where + "[]", many.getActualTypeArguments()[0], schema.path("items"), wrong);
        } else if (type instanceof Class<?> part && part.isRecord() && !isOneValue(schema)) {
            Map<String, RecordComponent> taken = new java.util.TreeMap<>();
            for (RecordComponent component : part.getRecordComponents()) {
                taken.put(component.getName(), component);
            }
            Set<String> properties = new TreeSet<>(schema.path("properties").propertyNames());
            if (!properties.equals(taken.keySet())) {
                wrong.add(where + " takes " + taken.keySet() + " and says " + properties);
                return;
            }
            properties.stream()
                    .filter(property -> isUnknown(part, property))
                    .forEach(property -> wrong.add(where + " refuses " + property));
            schema.path("required").forEach(required -> {
                if (!properties.contains(required.asString())) {
                    wrong.add(where + " requires " + required);
                }
            });
            taken.forEach((name, component) -> compare(
                    where + "." + name,
                    component.getGenericType(),
                    schema.path("properties").path(name),
                    wrong));
        }
    }

    /** An id is a record in the code and a text in JSON. */
    private static boolean isOneValue(JsonNode schema) {
        return schema.has("type") && !schema.path("type").toString().contains("object");
    }

    private JsonNode resolved(JsonNode schema) {
        JsonNode reference = schema.path("$ref");
        return reference.isMissingNode()
                ? schema
                : document.at("/components/schemas").path(reference.asString().substring(SCHEMAS.length()));
    }

    /** Whether strict JSON refuses the property by its name, not for its value. */
    private boolean isUnknown(Class<?> type, String property) {
        try {
            json.readValue("{\"" + property + "\": [[{}]]}", type);
            return false;
        } catch (UnrecognizedPropertyException e) {
            return true;
        } catch (JacksonException e) {
            return false; // it is known, and of another type
        }
    }
}
