package org.quartier.command;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongUnaryOperator;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.quartier.command.Recorded.Answer;

/**
 * What a command led to, filled in while its unit of work commits: the handler's answer first, then version and
 * position once the events are appended.
 */
final class CommandOutcome {

    private static final String VERSION = "quartier.version";
    private static final String POSITION = "quartier.position";
    private static final String MORE = "quartier.more";

    private @Nullable Recorded recorded;

    /** What was recorded; there once the unit of work has committed. */
    Recorded recorded() {
        if (recorded == null) {
            throw new IllegalStateException("the command has not been committed");
        }
        return recorded;
    }

    void complete(Recorded answer) {
        recorded = answer;
    }

    /** Completes it; {@code unchanged} finds the position of a version where the command led to no event. */
    Recorded complete(
            UnitOfWork<?> unitOfWork, String aggregate, @Nullable Object result, LongUnaryOperator unchanged) {
        Answer answer = result instanceof Answer given ? given : new Answer(null, Map.of());
        long version = answer.version() == null ? unitOfWork.getOrDefaultResource(VERSION, 0L) : answer.version();
        recorded = new Recorded(
                answer.id() == null ? aggregate : answer.id(),
                version,
                unitOfWork.resources().get(POSITION) instanceof Long position
                        ? position
                        : unchanged.applyAsLong(version),
                with(answer.more(), unitOfWork.getOrDefaultResource(MORE, Map.of())));
        return recorded;
    }

    private static Map<String, Object> with(Map<String, Object> answer, Map<String, Object> said) {
        Map<String, Object> all = new TreeMap<>(answer);
        all.putAll(said);
        return Map.copyOf(all);
    }

    /** Keeps what a policy adds to the answer. */
    static void say(String name, Object value) {
        CurrentUnitOfWork.get()
                .root()
                .<Map<String, Object>>getOrComputeResource(MORE, key -> new TreeMap<>())
                .put(name, value);
    }

    static void version(UnitOfWork<?> unitOfWork, @Nullable Long version) {
        if (version != null) {
            unitOfWork.resources().put(VERSION, version);
        }
    }

    /** Keeps the index of an event that was appended; the last one is the command's position. */
    static void appended(long index) {
        CurrentUnitOfWork.get().root().resources().merge(POSITION, index, (a, b) -> Math.max((Long) a, (Long) b));
    }
}
