package org.quartier.kernel.letter;

import org.jspecify.annotations.Nullable;

/**
 * What one person is told.
 *
 * @param language {@code de} or {@code en}
 * @param subject one line
 * @param text plain text, lines apart by line feeds
 * @param calendar an iCalendar file to go with it, or null where there is no date to keep
 */
public record Letter(
        String language,
        String subject,
        String text,
        @Nullable String calendar) {

    @Override
    public String toString() {
        return "Letter[masked]";
    }
}
