package org.quartier.kernel.value;

/** Why somebody cannot be told, so that nothing was sent. */
public enum Undeliverable {
    /** The person is erased. */
    ERASED,
    /** No e-mail address is known. */
    NO_ADDRESS,
    /** What is known is no e-mail address. */
    BAD_ADDRESS,
    /** It would come too late to be of use: the activity, or the time to answer, is over. */
    TOO_LATE
}
