package org.quartier.kernel.privacy;

import org.jspecify.annotations.Nullable;

/** A stored envelope is damaged, of an unknown version, or was moved to where it does not belong. */
public final class EnvelopeException extends RuntimeException {

    EnvelopeException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
