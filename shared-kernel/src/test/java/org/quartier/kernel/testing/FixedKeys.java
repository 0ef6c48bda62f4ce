package org.quartier.kernel.testing;

import com.google.crypto.tink.subtle.AesGcmJce;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.privacy.SubjectKeys;

/** Keys that are the same in every run, so that envelopes written once can be read for ever. All belong to one organisation. */
public final class FixedKeys implements SubjectKeys {

    private static final OrganisationId ORGANISATION = new OrganisationId("Demo");

    private final Set<UUID> destroyed = ConcurrentHashMap.newKeySet();

    @Override
    public SubjectKey forWriting(UUID subject, OrganisationId organisation) {
        return key(subject);
    }

    @Override
    public Optional<SubjectKey> forReading(UUID subject, int version) {
        return destroyed.contains(subject) ? Optional.empty() : Optional.of(key(subject));
    }

    @Override
    public void destroy(UUID subject, OrganisationId organisation) {
        destroyed.add(subject);
    }

    private static SubjectKey key(UUID subject) {
        try {
            byte[] key = MessageDigest.getInstance("SHA-256")
                    .digest(("quartier-test-" + subject).getBytes(StandardCharsets.UTF_8));
            return new SubjectKey(subject, ORGANISATION, 1, new AesGcmJce(key));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
