package org.quartier.standalone.season;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes down what happens one after the other: the requests about one activity, or about one person. */
final class Script {

    private final String name;
    private final Instant latest;
    private final List<Intent> intents = new ArrayList<>();
    private Who who = Who.MANAGER;

    /**
     * An empty one.
     *
     * @param name begins the keys of what has none of its own
     * @param latest nothing happened after it: what is planned later is known by then
     */
    Script(String name, Instant latest) {
        this.name = name;
        this.latest = latest;
    }

    List<Intent> intents() {
        return List.copyOf(intents);
    }

    /** Who does what comes next. */
    Script as(Who next) {
        who = next;
        return this;
    }

    /** Creates something that others name by {@code key}. */
    void make(String key, @Nullable Instant at, String path, @Nullable Object... body) {
        add(key, "POST", path, at, 0, body);
    }

    void post(@Nullable Instant at, String path, @Nullable Object... body) {
        add(next(), "POST", path, at, 0, body);
    }

    void put(@Nullable Instant at, String path, @Nullable Object... body) {
        add(next(), "PUT", path, at, 0, body);
    }

    void delete(String path) {
        add(next(), "DELETE", path, null, 0);
    }

    /** Someone makes a mistake, and is told so. */
    void mistake(int status, @Nullable Instant at, String path, @Nullable Object... body) {
        add(next(), "POST", path, at, status, body);
    }

    private String next() {
        return name + "." + intents.size();
    }

    private void add(
            String key, String method, String path, @Nullable Instant at, int refused, @Nullable Object... body) {
        Instant happened = at == null || at.isBefore(latest) ? at : latest;
        intents.add(new Intent(key, who, method, path, object(body), happened, refused));
    }

    /** A JSON object from names and values in turn; a value of null is left out. */
    static Map<String, Object> object(@Nullable Object... fields) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            Object value = fields[i + 1];
            if (value != null) {
                object.put(String.valueOf(fields[i]), value);
            }
        }
        return object;
    }
}
