package org.quartier.kernel.store;

/** An event without one of its duties was about to be stored. A fault of the program, never of a user. */
public final class IncompleteMetadataException extends RuntimeException {

    IncompleteMetadataException(String key) {
        super("an event or command must say its " + key);
    }
}
