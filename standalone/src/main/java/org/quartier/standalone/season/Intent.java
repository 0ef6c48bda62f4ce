package org.quartier.standalone.season;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What someone does: one request to the API. What an earlier one created is named by its key in braces, in the path and
 * in the body; what stands there when it is sent is the id.
 *
 * @param key its name, unique in the season; also its idempotency key
 * @param path below {@code /api/v1}
 * @param body as JSON objects are: texts, numbers, truth values, lists and maps
 * @param happenedAt when it happened; null where the request cannot say so
 * @param refused with what status it is refused, for this is what mistakes are; 0 for what is done
 */
public record Intent(
        String key,
        Who who,
        String method,
        String path,
        Map<String, Object> body,
        @Nullable Instant happenedAt,
        int refused) {

    /** The body to send, with the ids in place of the keys. */
    Map<String, Object> body(UnaryOperator<String> resolve) {
        Map<String, Object> resolved = new LinkedHashMap<>();
        body.forEach((name, value) -> resolved.put(name, resolved(value, resolve)));
        if (happenedAt != null) {
            resolved.put("happenedAt", happenedAt.toString());
        }
        return resolved;
    }

    private static Object resolved(Object value, UnaryOperator<String> resolve) {
        return switch (value) {
            case String text -> resolve.apply(text);
            case List<?> list ->
                list.stream().map(item -> resolved(item, resolve)).toList();
            case Map<?, ?> map -> {
                Map<String, Object> all = new LinkedHashMap<>();
                map.forEach((name, item) -> all.put(name.toString(), resolved(item, resolve)));
                yield all;
            }
            default -> value;
        };
    }
}
