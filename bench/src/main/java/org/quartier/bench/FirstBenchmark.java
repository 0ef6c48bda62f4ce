package org.quartier.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.quartier.command.Commands;
import org.quartier.command.quarter.QuarterLoad;
import org.quartier.standalone.Quartier;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Commands per second with 16 clients through the gateway and over HTTP, and events per second of a rebuild, each as a
 * ratio to plain JDBC, interleaved in one run. The argument is how many seconds each measurement takes.
 */
public final class FirstBenchmark {

    private static final int ROUNDS = 5;

    /** So often each is done first: before that one measures how busy the compiler is. */
    private static final int WARM_UP = 30_000;

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
        Projections projections = new Projections(quartier);
        Clients inserting = new Clients(jdbc::inserting);
        Clients gateway = new Clients(() -> new QuarterLoad(commands));
        Clients http = new Clients(() -> new HttpLoad(base, token));
        inserting.perSecond(stretch);
        gateway.warmUp(WARM_UP);
        http.warmUp(WARM_UP);
        projections.catchUp();

        List<double[]> rounds = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            double floor = inserting.perSecond(stretch);
            double together = gateway.perSecond(stretch);
            projections.catchUp();
            double overHttp = http.perSecond(stretch);
            projections.catchUp();
            projections.stop();
            double alone = gateway.perSecond(stretch);
            double aloneOverHttp = http.perSecond(stretch);
            projections.start();
            projections.catchUp();
            rounds.add(new double[] {floor, alone, aloneOverHttp, together, overHttp});
        }
        List<double[]> rebuilds = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            HttpLoad administrator = new HttpLoad(base, HttpLoad.token(base, "demo-administrator"));
            double floor = jdbc.upsertsPerSecond(projections.head(), 48);
            rebuilds.add(new double[] {floor, projections.rebuild(PROJECTION, administrator)});
        }
        System.out.printf(
                "%n%s, %d processors, %d rounds of %d s, 16 clients%n",
                LocalDate.now(), Runtime.getRuntime().availableProcessors(), ROUNDS, stretch.toSeconds());
        row("insert per transaction (JDBC)", rounds, 0);
        row("command through the gateway", rounds, 1);
        row("command over HTTP", rounds, 2);
        row("  gateway, 12 projections follow", rounds, 3);
        row("  HTTP, 12 projections follow", rounds, 4);
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
}
