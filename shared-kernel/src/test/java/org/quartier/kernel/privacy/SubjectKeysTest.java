package org.quartier.kernel.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.Aead;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.testing.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Keys on a real database. */
class SubjectKeysTest {

    private static final OrganisationId DEMO = new OrganisationId("Demo");
    private static final OrganisationId OTHER = new OrganisationId("Other");
    private static final TestDatabase DATABASE = TestDatabase.create();
    private static HikariDataSource pool;

    @TempDir
    private static Path directory;

    private static Aead wrapping;

    private final JdbcClient database = JdbcClient.create(pool);
    private final SubjectKeys keys = new JdbcSubjectKeys(pool, wrapping);
    private final UUID anna = UUID.randomUUID();

    @BeforeAll
    static void migrate() {
        DATABASE.databases().migrate("kernel", "events");
        pool = DATABASE.databases().pool("keys", 8);
        wrapping = KeysetFile.load(directory.resolve("keyset.json"), () -> false);
    }

    @AfterAll
    static void close() {
        pool.close();
    }

    private Envelope sealed(SubjectKeys by) {
        return Envelope.seal("Anna".getBytes(StandardCharsets.UTF_8), by.forWriting(anna, DEMO), "name");
    }

    @Test
    void whatOneNodeSealsAnotherOpens() {
        Envelope envelope = sealed(keys);
        SubjectKeys onAnotherNode = new JdbcSubjectKeys(pool, wrapping);
        assertThat(envelope.open(onAnotherNode.forReading(anna, 1).orElseThrow(), "name"))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("Anna");
    }

    @Test
    void whoCreateAKeyAtTheSameTimeGetTheSame() throws Exception {
        CountDownLatch together = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Envelope>> sealed = IntStream.range(0, 8)
                    .mapToObj(n -> threads.submit(() -> {
                        SubjectKeys node = new JdbcSubjectKeys(pool, wrapping);
                        together.await();
                        return sealed(node);
                    }))
                    .toList();
            together.countDown();
            for (Future<Envelope> envelope : sealed) {
                assertThat(envelope.get().open(keys.forReading(anna, 1).orElseThrow(), "name"))
                        .isNotEmpty();
            }
        }
    }

    @Test
    void manyTransactionsAtOnceNeedFewConnections() throws Exception {
        CountDownLatch together = new CountDownLatch(1);
        try (HikariDataSource single = DATABASE.databases().pool("keys", 1);
                HikariDataSource commands = DATABASE.databases().pool("command", 24);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            SubjectKeys fresh = new JdbcSubjectKeys(single, wrapping);
            var transaction = new TransactionTemplate(new JdbcTransactionManager(commands));
            List<Future<Integer>> found = IntStream.range(0, 24)
                    .mapToObj(n -> threads.submit(() -> {
                        together.await();
                        return transaction.execute(inside -> {
                            fresh.forWriting(UUID.randomUUID(), DEMO);
                            fresh.forWriting(anna, DEMO);
                            return fresh.forReading(anna, 1).isPresent() ? 1 : 0;
                        });
                    }))
                    .toList();
            together.countDown();
            for (Future<Integer> one : found) {
                assertThat(one.get()).isOne();
            }
        }
    }

    @Test
    @DisplayName("R-69 a destroyed key opens nothing, and no new one is made in silence")
    void destroyed() {
        sealed(keys);
        keys.destroy(anna, DEMO);
        keys.destroy(anna, DEMO);

        for (SubjectKeys node : List.of(keys, new JdbcSubjectKeys(pool, wrapping))) {
            assertThat(node.forReading(anna, 1)).isEmpty();
            assertThatThrownBy(() -> node.forWriting(anna, DEMO)).isInstanceOf(SubjectErasedException.class);
        }
        assertThat(database.sql("SELECT wrapped IS NULL FROM keys.subject_key WHERE subject = :subject")
                        .param("subject", anna)
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    @DisplayName("R-69 someone of whom nothing was stored can be erased too")
    void destroyedBeforeItsFirstUse() {
        keys.destroy(anna, DEMO);
        assertThatThrownBy(() -> keys.forWriting(anna, DEMO)).isInstanceOf(SubjectErasedException.class);
    }

    @Test
    void anotherOrganisationNeitherWritesNorErases() {
        sealed(keys);
        assertThatThrownBy(() -> keys.forWriting(anna, OTHER)).isInstanceOf(EnvelopeException.class);
        assertThatThrownBy(() -> keys.destroy(anna, OTHER)).isInstanceOf(EnvelopeException.class);
        assertThat(keys.forReading(anna, 1)).isPresent();
    }

    @Test
    void anUnknownKeyOrVersionIsNotADestroyedOne() {
        assertThatThrownBy(() -> keys.forReading(anna, 1)).isInstanceOf(KeyStoreUnavailableException.class);
        sealed(keys);
        assertThatThrownBy(() -> keys.forReading(anna, 2)).isInstanceOf(KeyStoreUnavailableException.class);
    }

    @Test
    void aRowMovedToAnotherSubjectUnwrapsNothing() {
        sealed(keys);
        UUID ben = UUID.randomUUID();
        database.sql("INSERT INTO keys.subject_key SELECT :ben, organisation, version, wrapped"
                        + " FROM keys.subject_key WHERE subject = :anna")
                .param("ben", ben)
                .param("anna", anna)
                .update();
        assertThatThrownBy(() -> keys.forReading(ben, 1)).isInstanceOf(KeyStoreUnavailableException.class);
    }

    @Test
    @DisplayName("R-69 a key store that cannot be reached is never mistaken for an erasure")
    void unreachable() {
        HikariDataSource closed = DATABASE.databases().pool("keys", 1);
        closed.close();
        SubjectKeys unreachable = new JdbcSubjectKeys(closed, wrapping);
        assertThatThrownBy(() -> unreachable.forReading(anna, 1)).isInstanceOf(KeyStoreUnavailableException.class);
        assertThatThrownBy(() -> unreachable.forWriting(anna, DEMO)).isInstanceOf(KeyStoreUnavailableException.class);
        assertThatThrownBy(() -> unreachable.destroy(anna, DEMO)).isInstanceOf(KeyStoreUnavailableException.class);
    }

    @Test
    void theKeysetIsForItsOwnerOnlyAndStaysTheSame() throws Exception {
        Path file = directory.resolve("new").resolve("keyset.json");
        byte[] wrapped = KeysetFile.load(file, () -> false).encrypt(new byte[] {7}, new byte[0]);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(KeysetFile.load(file, () -> false).decrypt(wrapped, new byte[0]))
                .containsExactly(7);
        assertThat(Files.list(file.getParent())).containsExactly(file);
    }

    @Test
    void aDamagedKeysetIsNamed() throws Exception {
        Path file = directory.resolve("damaged.json");
        for (String text : List.of("", "{", "{\"primaryKeyId\": 1}")) {
            Files.writeString(file, text);
            assertThatThrownBy(() -> KeysetFile.load(file, () -> false))
                    .isInstanceOf(KeysetUnusableException.class)
                    .hasMessage("The keyset file " + file + " is damaged: put back the one that was saved.");
        }
    }

    @Test
    void aLostKeysetIsNotReplacedWhileKeysNeedIt() {
        sealed(keys);
        Path lost = directory.resolve("lost.json");
        assertThatThrownBy(() -> KeysetFile.load(lost, () -> JdbcSubjectKeys.any(pool)))
                .isInstanceOf(KeysetUnusableException.class)
                .hasMessageContaining("is missing");
        assertThat(lost).doesNotExist();
    }

    @Test
    void anotherKeysetOpensNothing() {
        sealed(keys);
        JdbcSubjectKeys underAnother =
                new JdbcSubjectKeys(pool, KeysetFile.load(directory.resolve("another.json"), () -> false));
        assertThatThrownBy(underAnother::openOne).isInstanceOf(KeyStoreUnavailableException.class);
        assertThatCode(() -> new JdbcSubjectKeys(pool, wrapping).openOne()).doesNotThrowAnyException();
    }
}
