package org.quartier.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.quartier.command.Commands;
import org.quartier.command.quarter.QuarterLoad;
import org.quartier.query.ProjectionPositions;
import org.quartier.standalone.Quartier;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Commands per second with 16 clients through the gateway and over HTTP, and events per second of a rebuild, each as a
 * ratio to plain JDBC, interleaved in one run. The argument is how many seconds each measurement takes.
 */
public final class FirstBenchmark {

    private static final int ROUNDS = 5;
    private static final String PROJECTION = "quarters";

    private FirstBenchmark() {}

    /** Measures and prints a table. */
    public static void main(String[] arguments) throws InterruptedException {
        Duration stretch = Duration.ofSeconds(arguments.length == 0 ? 8 : Long.parseLong(arguments[0]));
        try (ConfigurableApplicationContext quartier = SpringApplication.run(
                Quartier.class,
                "--server.port=0",
                "--quartier.example-season=false",
                "--quartier.data-directory=" + Path.of("bench-data").toAbsolutePath())) {
            measure(quartier, stretch);
        }
    }

    private static void measure(ConfigurableApplicationContext quartier, Duration stretch) throws InterruptedException {
        Floor jdbc = new Floor(quartier.getEnvironment());
        jdbc.prepare();
        Commands commands = quartier.getBean(Commands.class);
        String base = "http://127.0.0.1:" + quartier.getEnvironment().getProperty("local.server.port");
        String token = HttpLoad.token(base, "demo-manager");
        Clients inserting = new Clients(jdbc::inserting);
        Clients gateway = new Clients(() -> new QuarterLoad(commands));
        Clients http = new Clients(() -> new HttpLoad(base, token));
        Duration warmUp = stretch.dividedBy(2);
        inserting.perSecond(warmUp);
        gateway.perSecond(warmUp);
        http.perSecond(warmUp);

        List<double[]> rounds = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            rounds.add(
                    new double[] {inserting.perSecond(stretch), gateway.perSecond(stretch), http.perSecond(stretch)});
        }
        List<double[]> rebuilds = new ArrayList<>();
        Rebuild rebuild = new Rebuild(quartier.getBean(ProjectionPositions.class), base, PROJECTION);
        for (int round = 0; round < ROUNDS; round++) {
            Rebuild.Result result = rebuild.run();
            rebuilds.add(new double[] {jdbc.upsertsPerSecond(result.events(), 48), result.perSecond()});
        }
        System.out.printf(
                "%n%s, %d processors, %d rounds of %d s, 16 clients%n",
                LocalDate.now(), Runtime.getRuntime().availableProcessors(), ROUNDS, stretch.toSeconds());
        row("insert per transaction (JDBC)", rounds, 0);
        row("command through the gateway", rounds, 1);
        row("command over HTTP", rounds, 2);
        row("batched upserts (JDBC)", rebuilds, 0);
        row("rebuild of a projection", rebuilds, 1);
    }

    private static void row(String what, List<double[]> rounds, int column) {
        System.out.printf(
                "%-32s %8.0f/s   ratio %.2f (%.2f to %.2f)%n",
                what,
                median(rounds.stream().mapToDouble(round -> round[column]).toArray()),
                median(ratios(rounds, column)),
                java.util.Arrays.stream(ratios(rounds, column)).min().orElseThrow(),
                java.util.Arrays.stream(ratios(rounds, column)).max().orElseThrow());
    }

    private static double[] ratios(List<double[]> rounds, int column) {
        return rounds.stream().mapToDouble(round -> round[column] / round[0]).toArray();
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        java.util.Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /** Rebuilds a projection over the operator's endpoint and times it to the head of the log. */
    private record Rebuild(ProjectionPositions positions, String base, String projection) {

        private record Result(long events, double perSecond) {}

        private Result run() {
            String administrator = HttpLoad.token(base, "demo-administrator");
            long head = positions.head();
            long start = System.nanoTime();
            new HttpLoad(base, administrator).send("POST", "/api/v1/operations/projections/" + projection + "/rebuild");
            while (positions.of(projection) < head) {
                LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
            }
            return new Result(head, head * 1e9 / (System.nanoTime() - start));
        }
    }
}
