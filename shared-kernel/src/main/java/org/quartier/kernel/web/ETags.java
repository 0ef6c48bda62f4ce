package org.quartier.kernel.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Versions as entity tags: {@code "n"} (RFC 9110, section 8.8.3). */
public final class ETags {

    private static final Pattern VERSION = Pattern.compile("\"(\\d{1,18})\"");

    private ETags() {}

    /** The tag of a version. */
    public static String of(long version) {
        return "\"" + version + "\"";
    }

    /**
     * The version that {@code If-Match} asks for, or nothing when any will do.
     *
     * @throws Refusal 412 for a tag that is none of ours: no version matches it
     */
    public static Optional<Long> ifMatch(HttpServletRequest request) {
        String header = request.getHeader("If-Match");
        if (header == null || header.strip().equals("*")) {
            return Optional.empty();
        }
        Matcher version = VERSION.matcher(header.strip());
        if (!version.matches()) {
            throw Refusal.outdated();
        }
        return Optional.of(Long.parseLong(version.group(1)));
    }
}
