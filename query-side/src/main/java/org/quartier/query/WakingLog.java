package org.quartier.query;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The log as projections read it: it calls those that wait as soon as there is an event. A stream that cannot call back is
 * asked by Axon's pooled processors only twice a second.
 *
 * <p>One thread follows the end of the log for all of them and never reads what an event holds.
 */
final class WakingLog implements StreamableMessageSource<TrackedEventMessage<?>> {

    private static final Logger LOG = LoggerFactory.getLogger(WakingLog.class);
    private static final Duration RETRY = Duration.ofSeconds(1);

    /** Under load they are called together for what comes meanwhile: each call costs every projection a transaction. */
    private static final Duration AT_MOST_EVERY = Duration.ofMillis(40);

    private final EmbeddedEventStore log;
    private final Set<Runnable> sleepers = ConcurrentHashMap.newKeySet();
    private final Thread follower = Thread.ofVirtual().name("log-follower").unstarted(this::follow);
    private volatile boolean open = true;

    WakingLog(EmbeddedEventStore log) {
        this.log = log;
    }

    /** Begins to call. */
    void start() {
        follower.start();
    }

    /** Ends it, and the log's own threads. */
    void stop() {
        open = false;
        follower.interrupt();
        log.shutDown();
    }

    private void follow() {
        while (open) {
            try (BlockingStream<TrackedEventMessage<?>> end = log.openStream(log.createHeadToken())) {
                while (open) {
                    end.nextAvailable();
                    while (end.hasNextAvailable()) {
                        end.nextAvailable();
                    }
                    sleepers.forEach(Runnable::run);
                    Thread.sleep(AT_MOST_EVERY);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                LOG.warn("the end of the log cannot be followed; projections look for themselves until it can", e);
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(RETRY);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken trackingToken) {
        return new Waking(log.openStream(trackingToken));
    }

    @Override
    public @Nullable TrackingToken createTailToken() {
        return log.createTailToken();
    }

    @Override
    public @Nullable TrackingToken createHeadToken() {
        return log.createHeadToken();
    }

    @Override
    public @Nullable TrackingToken createTokenAt(Instant dateTime) {
        return log.createTokenAt(dateTime);
    }

    /** A stream of the log whose reader can sleep until it is called. */
    private final class Waking implements BlockingStream<TrackedEventMessage<?>> {

        private final BlockingStream<TrackedEventMessage<?>> events;
        private final List<Runnable> own = new CopyOnWriteArrayList<>();

        private Waking(BlockingStream<TrackedEventMessage<?>> events) {
            this.events = events;
        }

        @Override
        public boolean setOnAvailableCallback(Runnable callback) {
            own.add(callback);
            sleepers.add(callback);
            return true;
        }

        @Override
        public Optional<TrackedEventMessage<?>> peek() {
            return events.peek();
        }

        @Override
        public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
            return events.hasNextAvailable(timeout, unit);
        }

        @Override
        public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
            return events.nextAvailable();
        }

        @Override
        public void close() {
            own.forEach(sleepers::remove);
            events.close();
        }
    }
}
