package org.quartier.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.axonframework.test.AxonAssertionError;
import org.quartier.kernel.web.Refusal;

/**
 * The page in {@code docs/states} that shows which command is possible in which state, made by trying each. With
 * {@code -Dstates=write} the page is written, else compared.
 */
public final class StateTable {

    private StateTable() {}

    /**
     * Tries every command in every state and compares the page.
     *
     * @param states what has happened, by the name of the state; in the order of the columns
     * @param commands by the name as the page shows it; in the order of the rows
     */
    public static <T> void check(String aggregate, Map<String, Scenario<T>> states, Map<String, Object> commands) {
        StringBuilder page = new StringBuilder("# " + aggregate + ": which command is possible in which state\n\n");
        page.append("Made by trying each. ✓ is recorded, · changes nothing, a rule refuses.\n\n");
        page.append("| | ").append(String.join(" | ", states.keySet())).append(" |\n");
        page.append("|---|").append("---|".repeat(states.size())).append('\n');
        commands.forEach((name, command) -> page.append("| ")
                .append(name)
                .append(" | ")
                .append(states.values().stream()
                        .map(state -> outcome(state, command))
                        .collect(Collectors.joining(" | ")))
                .append(" |\n"));
        compare(Path.of("..", "docs", "states", fileName(aggregate)), page.toString());
    }

    /** The name in kebab case: HourEntry has the page hour-entry.md. */
    private static String fileName(String aggregate) {
        return aggregate.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT) + ".md";
    }

    private static <T> String outcome(Scenario<T> state, Object command) {
        var result = state.when(command);
        try {
            result.expectSuccessfulHandlerExecution();
        } catch (AxonAssertionError refused) {
            return refusal(state, command);
        }
        try {
            result.expectNoEvents();
            return "·";
        } catch (AxonAssertionError recorded) {
            return "✓";
        }
    }

    private static <T> String refusal(Scenario<T> state, Object command) {
        AtomicReference<Object> thrown = new AtomicReference<>();
        state.when(command).expectException(new org.hamcrest.CustomMatcher<Object>("any") {
            @Override
            public boolean matches(Object exception) {
                thrown.set(exception);
                return true;
            }
        });
        return thrown.get() instanceof Refusal refusal
                ? (refusal.rule() == null ? "" : refusal.rule() + " ") + refusal.name()
                : thrown.get().getClass().getSimpleName();
    }

    private static void compare(Path file, String page) {
        try {
            if ("write".equals(System.getProperty("states"))) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, page);
            }
            assertThat(page).isEqualTo(Files.exists(file) ? Files.readString(file) : "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
