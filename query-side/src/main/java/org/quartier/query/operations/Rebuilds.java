package org.quartier.query.operations;

import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.quartier.kernel.web.Refusal;
import org.quartier.query.Projection;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Stops a projection, resets it and starts it again. One rebuild begins at a time. */
@Component
class Rebuilds {

    private final List<Projection> projections;
    private final EventProcessingConfiguration processing;
    private final JdbcClient db;
    private final ReentrantLock oneAtATime = new ReentrantLock();

    Rebuilds(List<Projection> projections, EventProcessingConfiguration processing, @Qualifier("query") JdbcClient db) {
        this.projections = List.copyOf(projections);
        this.processing = processing;
        this.db = db;
    }

    List<Projection> projections() {
        return projections;
    }

    /**
     * Begins a rebuild; it goes on in the projection's own threads.
     *
     * @throws Refusal 404 when there is no such projection
     */
    Projection start(String name) {
        Projection projection = projections.stream()
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElseThrow(Refusal::notFound);
        StreamingEventProcessor processor =
                processing.eventProcessor(name, StreamingEventProcessor.class).orElseThrow(Refusal::notFound);
        oneAtATime.lock();
        try {
            processor.shutDown();
            try {
                processor.resetTokens();
            } finally {
                processor.start();
            }
        } finally {
            oneAtATime.unlock();
        }
        return projection;
    }

    long deadLetters(String projection) {
        return db.sql("SELECT count(*) FROM query.dead_letter WHERE processinggroup = :projection")
                .param("projection", projection)
                .query(Long.class)
                .single();
    }
}
