package org.quartier.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
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
     * @param limit how many items, 1 to 500
     * @param after the key after which the page begins; empty for the first
     */
    public record Request(int limit, String after) {

        /**
         * Reads {@code limit} and {@code cursor}.
         *
         * @throws Refusal 400 when one of them is none of ours
         */
        public static Request of(@Nullable Integer limit, @Nullable String cursor) {
            if (limit != null && (limit < 1 || limit > MOST)) {
                throw Refusal.malformed("limit", "must be 1 to " + MOST);
            }
            return new Request(limit == null ? USUAL : limit, cursor == null ? "" : decode(cursor));
        }

        /**
         * The key as an id, for lists that go on after the row with that id; null for the first page.
         *
         * @throws Refusal 400 when it is none
         */
        public @Nullable UUID afterId() {
            try {
                return after.isEmpty() ? null : UUID.fromString(after);
            } catch (IllegalArgumentException e) {
                throw notOurs();
            }
        }

        private static String decode(String cursor) {
            try {
                String key = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
                if (key.indexOf('\0') >= 0) {
                    throw notOurs();
                }
                return key;
            } catch (IllegalArgumentException e) {
                throw notOurs();
            }
        }

        private static Refusal notOurs() {
            return Refusal.malformed("cursor", "is not one of ours");
        }
    }

    /** A page from rows of which one more than the limit was read; {@code key} is what the next page starts after. */
    public static <T> Page<T> of(List<T> rows, Request request, Function<T, String> key) {
        if (rows.size() <= request.limit()) {
            return new Page<>(rows, null);
        }
        List<T> items = rows.subList(0, request.limit());
        String last = key.apply(items.getLast());
        return new Page<>(
                items, Base64.getUrlEncoder().withoutPadding().encodeToString(last.getBytes(StandardCharsets.UTF_8)));
    }
}
