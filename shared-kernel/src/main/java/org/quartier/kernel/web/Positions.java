package org.quartier.kernel.web;

/** The headers by which one reads one's own writes. */
public final class Positions {

    /** On an answer: the index of the last event that was written, or up to which was read. */
    public static final String EVENT_POSITION = "Event-Position";

    /** On a question: the index that the answer must include. */
    public static final String CONSISTENT_WITH = "Consistent-With";

    private Positions() {}
}
