package org.quartier.query;

import java.util.List;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
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

    @Autowired
    @Qualifier("query")
    private JdbcClient db;

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

    /** The name under which its position is kept and it is rebuilt. */
    public final String name() {
        return name;
    }

    /** All tables that it writes. */
    public final List<String> tables() {
        return tables;
    }

    /** Sees every event, so that the position moves with each batch, whether it held something of interest or not. */
    @EventHandler
    final void pass(DomainEvent event) {}

    @ResetHandler
    final void clear() {
        db.sql("TRUNCATE " + String.join(", ", tables)).update();
    }
}
