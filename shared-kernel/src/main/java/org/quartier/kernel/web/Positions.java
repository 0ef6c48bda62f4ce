package org.quartier.kernel.web;

import jakarta.servlet.http.HttpServletRequest;

/** The headers by which one reads one's own writes. */
public final class Positions {

    /** On an answer: the index of the last event that was written, or up to which was read. */
    public static final String EVENT_POSITION = "Event-Position";

    /** On a question: the index that the answer must include. */
    public static final String CONSISTENT_WITH = "Consistent-With";

    private Positions() {}

    /**
     * The index that the answer to a question must include, or 0 when any will do.
     *
     * @throws Refusal 400 for what is no index
     */
    public static long consistentWith(HttpServletRequest request) {
        String header = request.getHeader(CONSISTENT_WITH);
        if (header == null) {
            return 0;
        }
        if (!header.strip().matches("\\d{1,18}")) {
            throw Refusal.malformed(CONSISTENT_WITH, "must be a position");
        }
        return Long.parseLong(header.strip());
    }
}
