package org.quartier.kernel.web;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.List;
import java.util.Set;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.stereotype.Component;

/** Adds to the OpenAPI document what holds everywhere: ids in paths, media types, and how a refusal looks. */
@Component
class OpenApiDetails implements GlobalOpenApiCustomizer {

    private static final Set<String> NO_IDS = Set.of("secret", "projection", "code");
    private static final String PROBLEM = "Problem";

    @Override
    public void customise(OpenAPI document) {
        document.getComponents().addSchemas(PROBLEM, problem());
        document.getPaths()
                .forEach((path, item) -> item.readOperations().forEach(operation -> complete(path, operation)));
    }

    private static void complete(String path, Operation operation) {
        if (operation.getParameters() != null) {
            operation.getParameters().forEach(OpenApiDetails::idInPath);
        }
        operation.getResponses().values().forEach(response -> named(path, response));
        operation
                .getResponses()
                .addApiResponse(
                        "default",
                        new ApiResponse()
                                .description("Refused, as RFC 9457 says")
                                .content(new Content()
                                        .addMediaType(
                                                "application/problem+json",
                                                new MediaType()
                                                        .schema(new Schema<Object>()
                                                                .$ref("#/components/schemas/" + PROBLEM)))));
    }

    private static void idInPath(Parameter parameter) {
        if ("path".equals(parameter.getIn()) && !NO_IDS.contains(parameter.getName())) {
            parameter.setSchema(new StringSchema().format("uuid"));
        }
    }

    /** Any type is what is written where the code does not say which. */
    private static void named(String path, ApiResponse response) {
        Content content = response.getContent();
        MediaType any = content == null ? null : content.remove("*/*");
        if (any != null) {
            content.addMediaType(
                    path.endsWith(".ics") ? "text/calendar" : path.endsWith(".csv") ? "text/csv" : "application/json",
                    any);
        }
    }

    private static Schema<?> problem() {
        Schema<?> problem = new ObjectSchema();
        problem.addProperty("type", new StringSchema().description("urn:quartier:problem:<name>"))
                .addProperty("title", new StringSchema())
                .addProperty("status", new IntegerSchema())
                .addProperty("detail", new StringSchema())
                .addProperty("instance", new StringSchema())
                .addProperty("rule", new StringSchema().description("such as R-11"))
                .addProperty("errors", listOf("field", "detail"))
                .addProperty("collisions", listOf("purpose", "resource", "activity", "from", "to"));
        problem.setRequired(List.of("type", "title", "status"));
        return problem;
    }

    private static Schema<?> listOf(String... fields) {
        Schema<?> item = new ObjectSchema();
        for (String field : fields) {
            item.addProperty(field, new StringSchema());
        }
        ArraySchema list = new ArraySchema();
        list.setItems(item);
        return list;
    }
}
