package org.quartier.standalone.season;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.quartier.standalone.DataDirectory;
import org.quartier.standalone.OwnAddress;
import org.quartier.standalone.season.Journal.Header;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Plays the example season in the background, once requests are served: whoever looks sees it grow. When that is
 * interrupted, the next start goes on with it.
 */
@Component
class SeasonLoader {

    private static final int STEPS = 10;

    private final SeasonWanted wanted;
    private final Environment environment;
    private volatile @Nullable Thread playing;

    SeasonLoader(SeasonWanted wanted, Environment environment) {
        this.wanted = wanted;
        this.environment = environment;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Order(Ordered.LOWEST_PRECEDENCE)
    void begin() {
        if (wanted.isWhole()) {
            var file = DataDirectory.of(environment).path().resolve(SeasonWanted.JOURNAL);
            Journal.unfinished(file)
                    .ifPresent(header -> playing = Thread.ofPlatform()
                            .name("example-season")
                            .daemon()
                            .start(() -> play(header, Journal.open(file))));
        }
    }

    @EventListener(ContextClosedEvent.class)
    void stop() throws InterruptedException {
        Thread thread = playing;
        if (thread != null) {
            thread.interrupt();
            thread.join(Duration.ofSeconds(10));
        }
    }

    private void play(Header header, Journal journal) {
        long start = System.nanoTime();
        SeasonPlan plan = header.plan();
        Size size = plan.size();
        System.out.printf(
                "%nPlaying the example season in the background: %d fictitious persons, %d volunteers, %d"
                        + " registrations, %d hour entries …%n",
                size.persons(), size.volunteers(), size.registrations(), size.hourEntries());
        AtomicInteger shown = new AtomicInteger();
        try {
            String here = OwnAddress.of(environment);
            new Player(here, new DemoTokens(here), journal, (stage, done, all) -> {
                        int step = STEPS * done / all;
                        if (shown.getAndUpdate(before -> Math.max(before, step)) < step) {
                            System.out.printf("  %d %%: %s%n", 100 / STEPS * step, stage.name());
                        }
                    })
                    .play(plan);
            System.out.printf(
                    "The example season is complete, after %d s.%n",
                    Duration.ofNanos(System.nanoTime() - start).toSeconds());
        } catch (InterruptedException stopped) {
            System.out.println("The example season is not finished; the next start goes on with it.");
        } catch (IOException | RuntimeException failed) {
            System.out.println(
                    "The example season is not finished; the next start goes on with it. " + failed.getMessage());
        }
    }
}
