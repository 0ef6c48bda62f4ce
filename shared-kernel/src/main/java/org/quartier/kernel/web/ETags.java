package org.quartier.kernel.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Versions as entity tags: {@code "n"} (RFC 9110, section 8.8.3). */
public final class ETags {

    /** What an aggregate never has. */
    private static final long NO_VERSION = -1;

    private static final Pattern VERSION = Pattern.compile("\"(\\d{1,18})\"");

    private ETags() {}

    /** The tag of a version. */
    public static String of(long version) {
        return "\"" + version + "\"";
    }

    /**
     * The version that {@code If-Match} asks for, or nothing when any will do. A tag that is none of ours asks for a
     * version that nothing has: whoever compares it refuses, once it is known that there is something to compare with.
     */
    public static Optional<Long> ifMatch(HttpServletRequest request) {
        String header = request.getHeader("If-Match");
        if (header == null || header.strip().equals("*")) {
            return Optional.empty();
        }
        Matcher version = VERSION.matcher(header.strip());
        return Optional.of(version.matches() ? Long.parseLong(version.group(1)) : NO_VERSION);
    }
}
