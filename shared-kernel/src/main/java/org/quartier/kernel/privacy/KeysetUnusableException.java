package org.quartier.kernel.privacy;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The keyset file does not open what the database holds: nothing is started, so that nothing is written under another. */
public final class KeysetUnusableException extends IllegalStateException {

    private KeysetUnusableException(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }

    static KeysetUnusableException damaged(Path file, Throwable cause) {
        return new KeysetUnusableException(
                "The keyset file " + file + " is damaged: put back the one that was saved.", cause);
    }

    static KeysetUnusableException missing(Path file) {
        return new KeysetUnusableException(
                "The keyset file " + file + " is missing, and only it opens the keys in the database: put it back.",
                null);
    }

    static KeysetUnusableException another(Path file, Throwable cause) {
        return new KeysetUnusableException(
                "The keyset file " + file + " is not the one that opens the keys in the database: put that one back.",
                cause);
    }
}
