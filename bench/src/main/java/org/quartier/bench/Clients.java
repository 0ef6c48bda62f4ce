package org.quartier.bench;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Several clients that do the same thing again and again at the same time. */
final class Clients {

    private static final int COUNT = 16;
    private static final Duration WARMING = Duration.ofSeconds(5);

    private final List<Runnable> clients;

    Clients(Supplier<Runnable> client) {
        this.clients = IntStream.range(0, COUNT).mapToObj(i -> client.get()).toList();
    }

    /** Does it at least so often. */
    void warmUp(int times) throws InterruptedException {
        for (double done = 0; done < times; ) {
            done += perSecond(WARMING) * WARMING.toSeconds();
        }
    }

    /** How often all of them together did it in a second, over a stretch of time. */
    double perSecond(Duration stretch) throws InterruptedException {
        AtomicLong done = new AtomicLong();
        AtomicReference<Throwable> failure = new AtomicReference<>();
        long end = System.nanoTime() + stretch.toNanos();
        CountDownLatch finished = new CountDownLatch(COUNT);
        long start = System.nanoTime();
        try (var threads = Executors.newFixedThreadPool(COUNT)) {
            for (Runnable client : clients) {
                threads.execute(() -> {
                    try {
                        while (System.nanoTime() < end) {
                            client.run();
                            done.incrementAndGet();
                        }
                    } catch (RuntimeException | Error e) {
                        failure.compareAndSet(null, e);
                    } finally {
                        finished.countDown();
                    }
                });
            }
            finished.await();
        }
        if (failure.get() != null) {
            throw new IllegalStateException("a client failed: the figure does not count", failure.get());
        }
        return done.get() * 1e9 / (System.nanoTime() - start);
    }
}
