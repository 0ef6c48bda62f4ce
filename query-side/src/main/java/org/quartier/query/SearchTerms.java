package org.quartier.query;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.web.Refusal;

/**
 * What someone typed into a search box: words, each of which must be found. In SQL a word is compared with
 * {@code query.searchable(text) LIKE query.search_pattern(word)}.
 */
public record SearchTerms(List<String> words) {

    private static final int LONGEST = 200;
    private static final int MOST_WORDS = 8;

    /**
     * Reads {@code q}; absent or blank finds everything.
     *
     * @throws Refusal 400 when it is too long, or too many words
     */
    public static SearchTerms of(@Nullable String q) {
        String typed = text("q", q == null ? "" : q);
        List<String> words =
                Stream.of(typed.split("\\s+")).filter(word -> !word.isEmpty()).toList();
        if (words.size() > MOST_WORDS) {
            throw Refusal.malformed("q", "must be at most " + MOST_WORDS + " words");
        }
        return new SearchTerms(words);
    }

    /**
     * A text out of a query parameter.
     *
     * @throws Refusal 400 when it is longer than 200 characters
     */
    public static String text(String field, String value) {
        if (value.length() > LONGEST) {
            throw Refusal.malformed(field, "must be a text of at most " + LONGEST + " characters");
        }
        return value;
    }

    /** As an SQL array. */
    public String[] array() {
        return words.toArray(String[]::new);
    }
}
