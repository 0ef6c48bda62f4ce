package org.quartier.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.quartier.kernel.testing.TestHttp;
import org.quartier.kernel.testing.TestHttp.Answer;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * How much an import of 20,000 rows slows the requests of others: at most by half. It needs a machine of its own and some
 * minutes, so it runs on demand: {@code -Dtest=ImportLoadTest -Dimport.load=true}.
 */
@StandaloneTest
@EnabledIfSystemProperty(named = "import.load", matches = "true")
class ImportLoadTest {

    private static final int ROWS = Integer.getInteger("import.rows", 20_000);
    private static final int ROUNDS = Integer.getInteger("import.rounds", 6);
    private static final int REQUESTS = 60;

    @Autowired
    private People people;

    /** Medians in microseconds. */
    private record Medians(long reads, long changes) {}

    @Test
    void othersAreSlowedByLessThanHalf() {
        TestHttp manager = people.as("demo-manager");
        TestHttp other = people.as("other-manager");
        String quarter =
                manager.post("/api/v1/quarters", OneOfEverything.QUARTER).id();
        String table = "id;Vorname;Nachname;Geburtsdatum;E-Mail\n"
                + IntStream.range(0, ROWS)
                        .mapToObj(i -> "L-%d;Ida%d;Holm;01.01.1950;ida%d@example.org%n".formatted(i, i, i))
                        .collect(Collectors.joining());
        measure(other, 5); // warms up
        Medians alone = measure(other, ROUNDS);
        long started = System.nanoTime();
        Answer begun = manager.post("/api/v1/imports/persons?quarter=" + quarter, table, "Content-Type", "text/csv");
        assertThat(begun.status()).as(begun.body()).isEqualTo(202);
        measure(other, 1); // the import is under way
        Medians meanwhile = measure(other, ROUNDS);
        Answer report = manager.get("/api/v1/imports/" + begun.id());
        int done = report.json().get("created").asInt();
        double seconds = (System.nanoTime() - started) / 1e9;
        System.out.printf(
                "alone %s, meanwhile %s (%.2f and %.2f times); %d of %d rows in %.1f s (%s)%n",
                alone,
                meanwhile,
                (double) meanwhile.reads / alone.reads,
                (double) meanwhile.changes / alone.changes,
                done,
                ROWS,
                seconds,
                report.text("status"));
        assertThat(report.text("status")).isEqualTo("RUNNING");
        assertThat(done).isPositive();
        assertThat(meanwhile.reads).isLessThan(alone.reads * 3 / 2);
        assertThat(meanwhile.changes).isLessThan(alone.changes * 3 / 2);
    }

    private static Medians measure(TestHttp who, int rounds) {
        List<Long> reads = new ArrayList<>();
        List<Long> changes = new ArrayList<>();
        for (int i = 0; i < rounds * REQUESTS; i++) {
            long started = System.nanoTime();
            Answer read = who.get("/api/v1/quarters");
            reads.add((System.nanoTime() - started) / 1_000);
            assertThat(read.status()).isEqualTo(200);
            started = System.nanoTime();
            Answer change = who.post("/api/v1/persons", "{\"givenName\": \"a\", \"familyName\": \"b\"}");
            changes.add((System.nanoTime() - started) / 1_000);
            assertThat(change.status()).isEqualTo(201);
        }
        return new Medians(median(reads), median(changes));
    }

    private static long median(List<Long> times) {
        return times.stream().sorted().skip(times.size() / 2).findFirst().orElseThrow();
    }
}
