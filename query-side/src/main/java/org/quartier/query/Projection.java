package org.quartier.query;

import java.util.List;
import java.util.Objects;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.event.DomainEvent;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Answers one question: keeps tables of its own from the events, and can forget and rebuild them. Subclasses are
 * components with {@code @EventHandler} methods that write through {@link Writes}.
 */
public abstract class Projection {

    private final String name;
    private final List<String> tables;

    private @Nullable JdbcClient db;

    /**
     * A projection.
     *
     * @param name under which its position is kept and it is rebuilt
     * @param tables all that it writes, with schema
     */
    protected Projection(String name, String... tables) {
        this.name = name;
        this.tables = List.of(tables);
    }

    @Autowired
    final void on(@Qualifier("query") JdbcClient query) {
        db = query;
    }

    /** The name under which its position is kept and it is rebuilt. */
    public final String name() {
        return name;
    }

    /** All tables that it writes. */
    public final List<String> tables() {
        return tables;
    }

    /**
     * Sees every event that no other handler does, so that the position moves with each batch, whether it held something
     * of interest or not. It does not take the event, so that nothing is read or decrypted for it.
     */
    @EventHandler(payloadType = DomainEvent.class)
    final void pass() {}

    @ResetHandler
    final void clear() {
        Objects.requireNonNull(db, "a projection is a bean")
                .sql("TRUNCATE " + String.join(", ", tables))
                .update();
    }
}
