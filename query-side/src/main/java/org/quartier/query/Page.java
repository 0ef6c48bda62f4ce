package org.quartier.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.web.Refusal;

/**
 * A page of a list.
 *
 * @param items at most as many as were asked for
 * @param next the cursor of the next page, or null on the last
 */
public record Page<T>(
        List<T> items,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String next) {

    private static final int USUAL = 50;
    private static final int MOST = 500;

    /**
     * What was asked for.
     *
     * @param <K> the key by which the list goes on; its text stands in cursors
     * @param limit how many items, 1 to 500
     * @param after the key after which the page begins; null for the first
     */
    public record Request<K>(int limit, @Nullable K after) {

        /**
         * Reads {@code limit} and {@code cursor}.
         *
         * @param key reads a key's text, and throws {@link IllegalArgumentException} or {@link DateTimeException} when
         *     it is none
         * @throws Refusal 400 when the limit is none of ours, or the cursor is not as {@link Page#of} would make it
         */
        public static <K> Request<K> of(@Nullable Integer limit, @Nullable String cursor, Function<String, K> key) {
            if (limit != null && (limit < 1 || limit > MOST)) {
                throw Refusal.malformed("limit", "must be 1 to " + MOST);
            }
            return new Request<>(limit == null ? USUAL : limit, cursor == null ? null : decode(cursor, key));
        }

        /** Of a list that goes on after the row with an id. */
        public static Request<UUID> byId(@Nullable Integer limit, @Nullable String cursor) {
            return of(limit, cursor, UUID::fromString);
        }

        /** Of a list that goes on after a position in the log. */
        public static Request<Long> byPosition(@Nullable Integer limit, @Nullable String cursor) {
            return of(limit, cursor, Long::valueOf);
        }

        private static <K> K decode(String cursor, Function<String, K> key) {
            try {
                K after = key.apply(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8));
                if (encode(after).equals(cursor)) {
                    return after;
                }
            } catch (IllegalArgumentException | DateTimeException e) {
                throw notOurs();
            }
            throw notOurs();
        }

        private static Refusal notOurs() {
            return Refusal.malformed("cursor", "is not one of ours");
        }
    }

    /** A page from rows of which one more than the limit was read; {@code key} is what the next page starts after. */
    public static <T, K> Page<T> of(List<T> rows, Request<K> request, Function<T, K> key) {
        if (rows.size() <= request.limit()) {
            return new Page<>(rows, null);
        }
        List<T> items = rows.subList(0, request.limit());
        return new Page<>(items, encode(key.apply(items.getLast())));
    }

    private static String encode(Object key) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(key.toString().getBytes(StandardCharsets.UTF_8));
    }
}
