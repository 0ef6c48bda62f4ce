package org.quartier.command.imports;

import java.time.Duration;

/**
 * How fast an import works: one that nobody waits for rests as long as it worked, so that those who do wait have at least
 * half of the machine.
 */
enum Pace {
    FULL,
    CONSIDERATE;

    private static final long AT_MOST = Duration.ofMillis(500).toNanos();

    /**
     * Rests.
     *
     * @param worked how long the last entry took, in nanoseconds
     * @throws InterruptedException when the import is to stop
     */
    void rest(long worked) throws InterruptedException {
        if (this == CONSIDERATE) {
            Thread.sleep(Duration.ofNanos(Math.min(worked, AT_MOST)));
        } else if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }
}
