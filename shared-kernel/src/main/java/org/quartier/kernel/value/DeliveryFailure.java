package org.quartier.kernel.value;

/** Why an attempt to send an e-mail failed; never with an address or an answer of the server. */
public enum DeliveryFailure {
    /** The mail server could not be reached, or did not let us in. */
    UNREACHABLE,
    /** The mail server refused it for now. */
    REFUSED_FOR_NOW,
    /** The mail server refused it for good. */
    REFUSED,
    /** It could not be written or sent for another reason, which is in our log. */
    OTHER
}
