package org.quartier.kernel.privacy;

import org.jspecify.annotations.Nullable;

/** A key could not be looked up. Nothing is shown, projected or stored until it can. */
public final class KeyStoreUnavailableException extends RuntimeException {

    /** Says what could not be done; never about whom. */
    public KeyStoreUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
