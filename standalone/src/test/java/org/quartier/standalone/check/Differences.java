package org.quartier.standalone.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Collects where an answer says something else than the events. */
public final class Differences {

    private static final int SHOWN = 12;

    private final List<Difference> found = new ArrayList<>();
    private int compared;

    /**
     * One figure that differs.
     *
     * @param figure which, of which report
     * @param events the positions of the events that make it up
     */
    public record Difference(String figure, String recomputed, String answered, Collection<Long> events) {

        @Override
        public String toString() {
            List<Long> positions = new TreeSet<>(events).stream().limit(SHOWN).toList();
            return figure + ": the events say " + recomputed + ", the answer " + answered + " (events " + positions
                    + (events.size() > SHOWN ? " and " + (events.size() - SHOWN) + " more)" : ")");
        }
    }

    /** What differs. */
    public List<Difference> found() {
        return List.copyOf(found);
    }

    /** How many figures were compared. */
    public int compared() {
        return compared;
    }

    /** Compares a figure of an answer, as text: absent and null are the same. */
    void compare(String figure, @Nullable Object recomputed, @Nullable JsonNode answered, Collection<Long> events) {
        String answer = answered == null || answered.isNull() || answered.isMissingNode()
                ? "nothing"
                : answered.isValueNode() ? answered.asString() : answered.toString();
        compare(figure, recomputed, answer, events);
    }

    void compare(String figure, @Nullable Object recomputed, String answered, Collection<Long> events) {
        compared++;
        String expected = Objects.toString(recomputed, "nothing");
        if (!expected.equals(answered)) {
            found.add(new Difference(figure, expected, answered, events));
        }
    }
}
