package org.quartier.kernel.privacy;

import com.google.crypto.tink.Aead;
import java.util.Optional;
import java.util.UUID;
import org.quartier.kernel.id.OrganisationId;

/** The keys of persons, and of aggregates where a text belongs to no person. */
public interface SubjectKeys {

    /**
     * A subject's key.
     *
     * @param subject whose key it is
     * @param organisation to which the subject belongs; bound into every ciphertext
     * @param version counts the keys of the subject, from 1
     */
    record SubjectKey(UUID subject, OrganisationId organisation, int version, Aead aead) {}

    /**
     * The key to encrypt with; made on first use.
     *
     * @throws SubjectErasedException when the key was destroyed: no new one is ever made in silence
     * @throws KeyStoreUnavailableException when that cannot be known
     */
    SubjectKey forWriting(UUID subject, OrganisationId organisation);

    /**
     * The key to decrypt with, or nothing when it was destroyed.
     *
     * @throws KeyStoreUnavailableException when that cannot be known, or there never was such a key: never mistaken for
     *     destroyed
     */
    Optional<SubjectKey> forReading(UUID subject, int version);

    /** Destroys the key for good. Repeatable; a subject without a key gets a destroyed one. */
    void destroy(UUID subject, OrganisationId organisation);
}
