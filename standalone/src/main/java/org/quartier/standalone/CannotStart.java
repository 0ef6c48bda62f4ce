package org.quartier.standalone;

import org.springframework.boot.ExitCodeGenerator;

/** Why Quartier does not start, in one sentence for the person at the terminal, which ends the process with code 1. */
public final class CannotStart extends RuntimeException implements ExitCodeGenerator {

    public CannotStart(String sentence) {
        super(sentence);
    }

    public CannotStart(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    @Override
    public int getExitCode() {
        return 1;
    }
}
