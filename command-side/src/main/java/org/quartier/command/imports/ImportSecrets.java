package org.quartier.command.imports;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.UUID;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.privacy.SubjectKeys;
import org.quartier.kernel.privacy.SubjectKeys.SubjectKey;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The secret of each organisation under which its rows' keys are made. It stands here encrypted by a key of the key store:
 * without that one, or once it is destroyed, the hashes say nothing to anybody.
 */
@Component
class ImportSecrets {

    private static final int BYTES = 32;

    private final JdbcClient db;
    private final SubjectKeys keys;
    private final SecureRandom random = new SecureRandom();

    ImportSecrets(@Qualifier("command") JdbcClient db, SubjectKeys keys) {
        this.db = db;
        this.keys = keys;
    }

    private record Sealed(UUID subject, int version, byte[] secret) {}

    /**
     * The keys of an organisation's rows.
     *
     * @throws org.quartier.kernel.privacy.KeyStoreUnavailableException when they cannot be made now
     */
    RowKeys of(OrganisationId organisation) {
        Sealed sealed = find(organisation).orElseGet(() -> make(organisation));
        SubjectKey key = keys.forReading(sealed.subject(), sealed.version())
                .orElseThrow(() -> new IllegalStateException("the key of the organisation's imports was destroyed"));
        try {
            return new RowKeys(key.aead().decrypt(sealed.secret(), boundTo(organisation)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the secret of the organisation's imports cannot be opened", e);
        }
    }

    private Sealed make(OrganisationId organisation) {
        byte[] secret = new byte[BYTES];
        random.nextBytes(secret);
        SubjectKey key = keys.forWriting(UUID.randomUUID(), organisation);
        try {
            db.sql("""
                INSERT INTO command.import_secret (organisation, subject, version, secret)
                VALUES (:organisation, :subject, :version, :secret) ON CONFLICT (organisation) DO NOTHING
                """)
                    .param("organisation", organisation.value())
                    .param("subject", key.subject())
                    .param("version", key.version())
                    .param("secret", key.aead().encrypt(secret, boundTo(organisation)))
                    .update();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the secret of the organisation's imports cannot be sealed", e);
        }
        return find(organisation).orElseThrow(); // another process's, when that was first
    }

    private Optional<Sealed> find(OrganisationId organisation) {
        return db.sql("SELECT subject, version, secret FROM command.import_secret WHERE organisation = :organisation")
                .param("organisation", organisation.value())
                .query((row, n) ->
                        new Sealed(row.getObject("subject", UUID.class), row.getInt("version"), row.getBytes("secret")))
                .optional();
    }

    private static byte[] boundTo(OrganisationId organisation) {
        return ("import-secret|" + organisation.value()).getBytes(StandardCharsets.UTF_8);
    }
}
