package org.quartier.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.standalone.Quartier;
import org.quartier.standalone.check.Checker;
import org.quartier.standalone.check.Differences;
import org.quartier.standalone.check.Questions;
import org.quartier.standalone.season.DemoTokens;
import org.quartier.standalone.season.Journal;
import org.quartier.standalone.season.Player;
import org.quartier.standalone.season.SeasonPlan;
import org.quartier.standalone.season.Size;
import org.quartier.standalone.season.Who;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Plays a season of any size and checks every figure of every report against the raw events. The argument is how many
 * times as big as usual it is, or the address of a deployment to play the usual one to.
 */
public final class SeasonBenchmark {

    private static final OrganisationId DEMO = new OrganisationId("Demo");
    private static final int STEPS = 20;

    private SeasonBenchmark() {}

    /** Plays, checks, and ends with 1 where a figure differs. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        String argument = arguments.length == 0 ? "1" : arguments[0];
        if (argument.startsWith("http")) {
            play(argument, 1);
            return;
        }
        Path data = Path.of("season-data", UUID.randomUUID().toString()).toAbsolutePath();
        boolean right;
        try (ConfigurableApplicationContext quartier = SpringApplication.run(
                Quartier.class,
                "--server.port=0",
                "--quartier.example-season=false",
                "--quartier.data-directory=" + data)) {
            String base = "http://127.0.0.1:" + quartier.getEnvironment().getProperty("local.server.port");
            play(base, Double.parseDouble(argument));
            right = check(quartier, base);
        }
        System.exit(right ? 0 : 1);
    }

    private static void play(String base, double factor) throws IOException, InterruptedException {
        SeasonPlan plan = SeasonPlan.of(SeasonPlan.SEED, LocalDate.now(), Size.YEAR.times(factor));
        long start = System.nanoTime();
        AtomicInteger shown = new AtomicInteger();
        new Player(base, new DemoTokens(base), Journal.inMemory("bench-" + UUID.randomUUID()), (stage, done, all) -> {
                    int step = STEPS * done / all;
                    if (shown.getAndUpdate(before -> Math.max(before, step)) < step) {
                        System.out.printf("  %d %%: %s%n", 100 / STEPS * step, stage.name());
                    }
                })
                .play(plan);
        double seconds = (System.nanoTime() - start) / 1e9;
        long changes = plan.intents().count();
        System.out.printf(
                "%s, %d processors: %s%n%d requests in %.0f s, %.0f a second%n",
                LocalDate.now(),
                Runtime.getRuntime().availableProcessors(),
                plan.size(),
                changes,
                seconds,
                changes / seconds);
    }

    private static boolean check(ConfigurableApplicationContext quartier, String base) {
        long start = System.nanoTime();
        new Projections(quartier).catchUp();
        System.out.printf("the projections had read all of it %.1f s later%n", (System.nanoTime() - start) / 1e9);
        start = System.nanoTime();
        DemoTokens tokens = new DemoTokens(base);
        Differences differences = new Checker(quartier.getBean(EventStorageEngine.class), quartier.getBean(Clock.class))
                .check(DEMO, new Questions(base, () -> tokens.apply(Who.MANAGER)));
        differences.found().forEach(System.out::println);
        System.out.printf(
                "%d figures recomputed from the events in %s, %d differ%n",
                differences.compared(),
                Duration.ofNanos(System.nanoTime() - start).truncatedTo(ChronoUnit.SECONDS),
                differences.found().size());
        return differences.found().isEmpty();
    }
}
