package org.quartier.query;

import java.sql.SQLException;
import java.util.Set;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.deadletter.Decisions;
import org.axonframework.messaging.deadletter.EnqueueDecision;
import org.axonframework.messaging.deadletter.ThrowableCause;
import org.quartier.kernel.privacy.KeyStoreUnavailableException;

/** What becomes of an event that a projection could not take: parked when it is to blame, tried again when it is not. */
final class Failures {

    /** SQLSTATE classes that tell of the server, not of the row: connection, rollback, resources, lock, operator, system. */
    private static final Set<String> OF_THE_SERVER = Set.of("08", "40", "53", "55", "57", "58");

    private static final String TIMED_OUT = "57014"; // by that same statement, again and again

    private Failures() {}

    /**
     * Parks the event with class and code of the cause, never its message, which could hold personal data.
     *
     * @throws TryAgain when a key store or a server was not there: the batch is rolled back and tried again
     */
    static EnqueueDecision<EventMessage<?>> park(Throwable cause) {
        String state = "";
        for (Throwable at = cause; at != null; at = at.getCause()) {
            if (at instanceof KeyStoreUnavailableException) {
                throw new TryAgain(cause);
            }
            if (at instanceof SQLException sql && sql.getSQLState() != null) {
                state = sql.getSQLState();
            }
        }
        if (!state.isEmpty() && OF_THE_SERVER.contains(state.substring(0, 2)) && !state.equals(TIMED_OUT)) {
            throw new TryAgain(cause);
        }
        return Decisions.enqueue(
                new ThrowableCause(cause.getClass().getSimpleName(), state.isEmpty() ? "" : "SQLSTATE " + state));
    }

    /** The event is not to blame. */
    static final class TryAgain extends RuntimeException {
        private TryAgain(Throwable cause) {
            super("something that a projection needs is not there; its batch is tried again", cause);
        }
    }
}
