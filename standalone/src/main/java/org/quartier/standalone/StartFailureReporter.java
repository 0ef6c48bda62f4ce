package org.quartier.standalone;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.privacy.KeysetUnusableException;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Says a known reason for not starting in one sentence on stderr; others are left to Spring Boot. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class StartFailureReporter implements SpringBootExceptionReporter {

    @Override
    public boolean reportException(Throwable failure) {
        var sentence = sentence(failure);
        if (sentence != null) {
            System.err.println(sentence);
        }
        return sentence != null;
    }

    static @Nullable String sentence(Throwable failure) {
        for (var cause : chain(failure)) {
            if (cause instanceof CannotStart || cause instanceof KeysetUnusableException) {
                return cause.getMessage();
            }
            if (cause instanceof PortInUseException taken) {
                return FreePort.taken(taken.getPort()).getMessage();
            }
            if (cause instanceof SQLException refused && isConnectionProblem(refused)) {
                return "The database of spring.datasource.url cannot be used: " + oneLine(refused.getMessage());
            }
        }
        return null;
    }

    /** Class 08 is "connection exception", 28 "invalid authorization", 3D "no such database". */
    private static boolean isConnectionProblem(SQLException refused) {
        var state = refused.getSQLState();
        return state != null && (state.startsWith("08") || state.startsWith("28") || state.startsWith("3D"));
    }

    private static String oneLine(@Nullable String message) {
        return message == null ? "no reason given" : message.lines().findFirst().orElse("no reason given");
    }

    private static List<Throwable> chain(Throwable failure) {
        var chain = new ArrayList<Throwable>();
        for (Throwable cause = failure; cause != null && !chain.contains(cause); cause = cause.getCause()) {
            chain.add(cause);
        }
        return chain;
    }
}
