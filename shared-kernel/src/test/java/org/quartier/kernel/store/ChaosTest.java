package org.quartier.kernel.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.quartier.kernel.testing.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Many writers at once, some of which fail and one of which dawdles: readers get every event once and in order. */
class ChaosTest {

    private static final int WRITERS = 8;
    private static final int TRANSACTIONS = 250;
    private static final long SEED = 20_260_504;

    @Test
    void noneIsLostNoneComesTwiceAllInOrder() throws SQLException {
        TestDatabase made = TestDatabase.create();
        made.databases().migrate("kernel", "events");
        DataSource database = made.owner();
        AtomicBoolean writing = new AtomicBoolean(true);
        List<Reader> readers = List.of(Reader.ours(database), Reader.ours(database));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                Writer parked = new Writer(database)) {
            parked.append();
            List<CompletableFuture<Void>> reading = readers.stream()
                    .map(reader -> CompletableFuture.runAsync(
                            () -> {
                                while (writing.get()) {
                                    reader.next(100);
                                }
                            },
                            threads))
                    .toList();
            try {
                CompletableFuture<?>[] writers = IntStream.range(0, WRITERS)
                        .mapToObj(n -> CompletableFuture.runAsync(() -> write(database, new Random(SEED + n)), threads))
                        .toArray(CompletableFuture[]::new);
                CompletableFuture.anyOf(writers).join();
                parked.commit();
                CompletableFuture.allOf(writers).join();
            } finally {
                writing.set(false); // else the readers would keep the threads for ever
            }
            reading.forEach(CompletableFuture::join);
        }
        List<Long> stored = JdbcClient.create(database)
                .sql("SELECT global_index FROM events.domain_event ORDER BY 1")
                .query(Long.class)
                .list();
        assertThat(stored).hasSizeGreaterThan(2_000);
        for (Reader reader : readers) {
            assertThat(reader.until(stored.size())).isEqualTo(stored);
        }
    }

    private static void write(DataSource database, Random random) {
        try (Writer writer = new Writer(database)) {
            for (int i = 0; i < TRANSACTIONS; i++) {
                writer.append(1 + random.nextInt(2));
                if (random.nextInt(10) == 0) {
                    writer.rollback();
                } else {
                    writer.commit();
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
