package org.quartier.kernel.privacy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.crypto.tink.subtle.Random;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.id.OrganisationId;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keys in the schema {@code keys}, wrapped by a key-encryption key that the database does not know. Each statement is a
 * transaction of its own, so a key is there before the event that needs it, and gives its connection back at once: held
 * until the end of the command around it, the few connections would keep commands waiting for each other.
 */
final class JdbcSubjectKeys implements SubjectKeys {

    private static final int KEY_BYTES = 32;
    private static final Duration CACHED_FOR = Duration.ofSeconds(60);
    private static final int CACHED_AT_MOST = 100_000;

    private final JdbcClient keys;
    private final TransactionTemplate apart;
    private final Aead wrapping;
    private final AtomicLong destructions = new AtomicLong();
    private final Cache<UUID, Stored> cache = Caffeine.newBuilder()
            .maximumSize(CACHED_AT_MOST)
            .expireAfterWrite(CACHED_FOR)
            .build();

    JdbcSubjectKeys(DataSource keys, Aead wrapping) {
        this.keys = JdbcClient.create(keys);
        this.apart = new TransactionTemplate(
                new JdbcTransactionManager(keys),
                new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_REQUIRES_NEW));
        this.wrapping = wrapping;
    }

    /** Whether any key has been wrapped that is not destroyed. */
    static boolean any(DataSource keys) {
        return JdbcClient.create(keys)
                .sql("SELECT EXISTS (SELECT FROM keys.subject_key WHERE wrapped IS NOT NULL)")
                .query(Boolean.class)
                .single();
    }

    /**
     * Opens one of the keys, whichever.
     *
     * @throws KeyStoreUnavailableException when the key-encryption key is not the one that wrapped it
     */
    void openOne() {
        keys.sql("SELECT subject FROM keys.subject_key WHERE wrapped IS NOT NULL LIMIT 1")
                .query(UUID.class)
                .optional()
                .ifPresent(this::load);
    }

    private record Stored(
            OrganisationId organisation,
            int version,
            @Nullable SubjectKey key) {}

    @Override
    public SubjectKey forWriting(UUID subject, OrganisationId organisation) {
        Stored stored = find(subject).orElseGet(() -> make(subject, organisation));
        if (stored.key() == null) {
            throw new SubjectErasedException();
        }
        if (!stored.organisation().equals(organisation)) {
            throw new EnvelopeException("the subject belongs to another organisation", null);
        }
        return stored.key();
    }

    @Override
    public Optional<SubjectKey> forReading(UUID subject, int version) {
        Stored stored = find(subject).orElseThrow(() -> new KeyStoreUnavailableException("there is no such key", null));
        if (stored.key() != null && stored.version() != version) {
            throw new KeyStoreUnavailableException("there is no such version of the key", null);
        }
        return Optional.ofNullable(stored.key());
    }

    @Override
    public void destroy(UUID subject, OrganisationId organisation) {
        int destroyed = failingClosed(() -> keys.sql("""
            INSERT INTO keys.subject_key (subject, organisation, version, wrapped, destroyed_at)
            VALUES (:subject, :organisation, 1, NULL, now())
            ON CONFLICT (subject) DO UPDATE SET wrapped = NULL,
                destroyed_at = coalesce(subject_key.destroyed_at, excluded.destroyed_at)
            WHERE subject_key.organisation = excluded.organisation
            """)
                .param("subject", subject)
                .param("organisation", organisation.value())
                .update());
        destructions.incrementAndGet();
        cache.invalidate(subject);
        if (destroyed == 0) {
            throw new EnvelopeException("the subject belongs to another organisation", null);
        }
    }

    /** Reads outside the cache's locks, and puts back nothing that was destroyed meanwhile. */
    private Optional<Stored> find(UUID subject) {
        Stored cached = cache.getIfPresent(subject);
        if (cached != null) {
            return Optional.of(cached);
        }
        long before = destructions.get();
        Stored loaded = load(subject);
        if (loaded != null) {
            cache.asMap().compute(subject, (k, present) -> destructions.get() == before ? loaded : present);
        }
        return Optional.ofNullable(loaded);
    }

    private @Nullable Stored load(UUID subject) {
        return failingClosed(() -> keys.sql(
                                "SELECT organisation, version, wrapped FROM keys.subject_key WHERE subject = :subject")
                        .param("subject", subject)
                        .query((row, n) -> unwrapped(
                                subject,
                                new OrganisationId(row.getString("organisation")),
                                row.getInt("version"),
                                row.getBytes("wrapped")))
                        .optional())
                .orElse(null);
    }

    private Stored make(UUID subject, OrganisationId organisation) {
        byte[] wrapped;
        try {
            wrapped = wrapping.encrypt(Random.randBytes(KEY_BYTES), boundTo(subject, organisation, 1));
        } catch (GeneralSecurityException e) {
            throw new KeyStoreUnavailableException("a key could not be wrapped", e);
        }
        failingClosed(() -> keys.sql("""
            INSERT INTO keys.subject_key (subject, organisation, version, wrapped)
            VALUES (:subject, :organisation, 1, :wrapped) ON CONFLICT (subject) DO NOTHING
            """)
                .param("subject", subject)
                .param("organisation", organisation.value())
                .param("wrapped", wrapped)
                .update());
        return find(subject).orElseThrow(() -> new KeyStoreUnavailableException("a new key is not there", null));
    }

    private Stored unwrapped(UUID subject, OrganisationId organisation, int version, byte @Nullable [] wrapped) {
        if (wrapped == null) {
            return new Stored(organisation, version, null);
        }
        try {
            byte[] key = wrapping.decrypt(wrapped, boundTo(subject, organisation, version));
            return new Stored(
                    organisation, version, new SubjectKey(subject, organisation, version, new AesGcmJce(key)));
        } catch (GeneralSecurityException e) {
            throw new KeyStoreUnavailableException("a key could not be unwrapped", e);
        }
    }

    private static byte[] boundTo(UUID subject, OrganisationId organisation, int version) {
        return (organisation + "|" + subject + "|" + version).getBytes(StandardCharsets.UTF_8);
    }

    private <T extends @Nullable Object> T failingClosed(Supplier<T> access) {
        try {
            return apart.execute(transaction -> access.get());
        } catch (DataAccessException | TransactionException e) {
            throw new KeyStoreUnavailableException("the key store cannot be reached", e);
        }
    }
}
