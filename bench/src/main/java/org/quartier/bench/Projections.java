package org.quartier.bench;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventProcessor;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.quartier.query.ProjectionPositions;
import org.springframework.context.ApplicationContext;

/** All projections of the house: can be held, as where the query side is another process, and waited for. */
final class Projections {

    private final List<EventProcessor> processors;
    private final String[] names;
    private final ProjectionPositions positions;

    Projections(ApplicationContext quartier) {
        this.processors = quartier.getBean(EventProcessingConfiguration.class).eventProcessors().values().stream()
                .filter(processor -> processor instanceof StreamingEventProcessor)
                .toList();
        this.names = processors.stream().map(EventProcessor::getName).toArray(String[]::new);
        this.positions = quartier.getBean(ProjectionPositions.class);
    }

    void stop() {
        processors.forEach(EventProcessor::shutDown);
    }

    void start() {
        processors.forEach(EventProcessor::start);
    }

    long head() {
        return positions.head();
    }

    /** Waits until all have read the whole log, so that one measurement does not pay for another's events. */
    void catchUp() {
        catchUp(names);
    }

    /** Rebuilds one over the operator's endpoint, to the head of the log, and says how many events it read in a second. */
    double rebuild(String projection, HttpLoad administrator) {
        long head = head();
        long start = System.nanoTime();
        administrator.send("POST", "/api/v1/operations/projections/" + projection + "/rebuild");
        catchUp(projection);
        return head * 1e9 / (System.nanoTime() - start);
    }

    private void catchUp(String... projections) {
        long head = head();
        while (positions.of(projections) < head) {
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }
}
