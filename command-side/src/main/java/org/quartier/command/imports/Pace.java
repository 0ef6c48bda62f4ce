package org.quartier.command.imports;

import java.time.Duration;
import java.util.function.IntSupplier;

/**
 * How fast an import works: imports that nobody waits for work half of the time, all of them together, so that those who
 * do wait have the machine for the rest.
 */
final class Pace {

    /** Without a rest. */
    static final Pace FULL = new Pace(() -> 0);

    private static final long AT_MOST = Duration.ofMillis(500).toNanos();

    private final IntSupplier atOnce;

    /**
     * With rests.
     *
     * @param atOnce how many imports work at this moment
     */
    Pace(IntSupplier atOnce) {
        this.atOnce = atOnce;
    }

    /**
     * Rests.
     *
     * @param worked how long the last entry took, in nanoseconds
     * @throws InterruptedException when the import is to stop
     */
    void rest(long worked) throws InterruptedException {
        int imports = atOnce.getAsInt();
        if (imports > 0) {
            Thread.sleep(Duration.ofNanos(Math.min(worked * (2L * imports - 1), AT_MOST)));
        } else if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }
}
