package org.quartier.command;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a command: what it changed, and up to where one must read to see it.
 *
 * @param id what was created or changed
 * @param version its version now: the sequence number of its last event
 * @param position the index of the last event that the command led to, or of the aggregate when nothing changed
 * @param more what else the answer says, such as a registration's status
 */
public record Recorded(
        String id,
        long version,
        @JsonIgnore long position,
        @JsonAnyGetter Map<String, Object> more) {

    /** In the order of the names, so that equal answers are equal texts. */
    public Recorded {
        more = Collections.unmodifiableMap(new TreeMap<>(more));
    }

    /**
     * What a command handler may return: an id other than the aggregate's, and more to say.
     *
     * @param id what was created inside the aggregate, or null for the aggregate itself
     * @param version of the aggregate at which the answer was first given, or null for the one it has now
     */
    public record Answer(
            @Nullable String id,
            Map<String, Object> more,
            @Nullable Long version) {

        /** An answer of the aggregate as it is now. */
        public Answer(@Nullable String id, Map<String, Object> more) {
            this(id, more, null);
        }

        /** An answer that only names what was created. */
        public static Answer created(Object id) {
            return new Answer(id.toString(), Map.of());
        }
    }
}
