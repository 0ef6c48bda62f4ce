package org.quartier.kernel.calendar;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Text on its way into a feed. The library escapes line feeds, commas and semicolons, but lets other line ends and
 * control characters through, and folds at 75 characters where RFC 5545 (section 3.1) says octets.
 */
public final class FeedText {

    private static final int OCTETS = 75;

    private FeedText() {}

    /** One line: whatever could end a line for some client becomes a space, other controls go. */
    public static String line(String text) {
        return clean(text).replace('\n', ' ').strip();
    }

    /** Several lines: whatever could end a line becomes a line feed, which the library escapes. */
    public static String lines(@Nullable String text) {
        return text == null ? "" : clean(text).strip();
    }

    /** An address of the web, if the text is one. */
    public static Optional<URI> link(@Nullable String text) {
        try {
            URI uri = new URI(text == null ? "" : text.strip());
            boolean web = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
            return web && uri.getHost() != null ? Optional.of(URI.create(uri.toASCIIString())) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty(); // what is no link is text
        }
    }

    private static String clean(String text) {
        return text.replaceAll("\\r\\n?|[\\x0B\\f\\x1C-\\x1E\\x85\\u2028\\u2029]", "\n")
                .replaceAll("[\\p{Cntrl}\\x80-\\x9F&&[^\n\t]]|[\\uD800-\\uDFFF]", "");
    }

    /** Folds lines at 75 octets, never within a character. */
    public static String fold(String unfolded) {
        StringBuilder folded = new StringBuilder(unfolded.length() + unfolded.length() / 32);
        int octets = 0;
        for (int i = 0; i < unfolded.length(); ) {
            int character = unfolded.codePointAt(i);
            i += Character.charCount(character);
            if (character == '\r' || character == '\n') {
                octets = 0;
            } else {
                int width = Character.toString(character).getBytes(StandardCharsets.UTF_8).length;
                if (octets + width > OCTETS) {
                    folded.append("\r\n ");
                    octets = 1;
                }
                octets += width;
            }
            folded.appendCodePoint(character);
        }
        return folded.toString();
    }
}
