package org.quartier.kernel.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.subtle.AesGcmJce;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.privacy.SubjectKeys.SubjectKey;

/** An envelope opens only where it was sealed, and only whole. */
class EnvelopeTest {

    private static final OrganisationId DEMO = new OrganisationId("Demo");
    private static final UUID ANNA = UUID.fromString("00000000-0000-7000-8000-000000000001");
    private static final UUID BEN = UUID.fromString("00000000-0000-7000-8000-000000000002");
    private static final String NAME = "person.given-name";
    private static final int OVERHEAD = 1 + 16 + 4 + 12 + 16; // version, subject, key version, nonce, tag

    private final SubjectKey annas = key(ANNA, DEMO, 1);

    /** The same key bytes for all, so that only what is bound into the ciphertext tells them apart. */
    private static SubjectKey key(UUID subject, OrganisationId organisation, int version) {
        try {
            return new SubjectKey(subject, organisation, version, new AesGcmJce(new byte[32]));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private String sealed() {
        return Envelope.seal(bytes("\"Anna\""), annas, NAME).encoded();
    }

    private void cannotBeOpened(String envelope, SubjectKey key, String field) {
        assertThatThrownBy(() -> Envelope.decode(envelope).open(key, field)).isInstanceOf(EnvelopeException.class);
    }

    @Test
    void itOpensWhereItWasSealed() {
        assertThat(Envelope.decode(sealed()).open(annas, NAME)).isEqualTo(bytes("\"Anna\""));
    }

    @Test
    void movedToAnotherPersonFieldOrganisationOrKeyVersionItDoesNot() {
        cannotBeOpened(sealed(), key(BEN, DEMO, 1), NAME);
        cannotBeOpened(sealed(), annas, "person.family-name");
        cannotBeOpened(sealed(), key(ANNA, new OrganisationId("Other"), 1), NAME);
        cannotBeOpened(sealed(), key(ANNA, DEMO, 2), NAME);
    }

    @Test
    void withAnyBitFlippedItDoesNot() {
        byte[] envelope = Base64.getUrlDecoder().decode(sealed());
        for (int i = 0; i < envelope.length; i++) {
            byte[] changed = envelope.clone();
            changed[i] ^= 1;
            String text = Base64.getUrlEncoder().withoutPadding().encodeToString(changed);
            if (i >= 1 && i < 21) { // subject and key version: whoever looks for the key finds another one
                Envelope other = Envelope.decode(text);
                cannotBeOpened(text, key(other.subject(), DEMO, other.keyVersion()), NAME);
            } else {
                cannotBeOpened(text, annas, NAME);
            }
        }
    }

    @Test
    void cutAnywhereItDoesNot() {
        byte[] envelope = Base64.getUrlDecoder().decode(sealed());
        for (int length = 0; length < envelope.length; length++) {
            cannotBeOpened(
                    Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(envelope, length)),
                    annas,
                    NAME);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Anna", "äöü", "AAAA", "Ag"})
    void whatIsNoEnvelopeIsSaidToBeNone(String text) {
        cannotBeOpened(text, annas, NAME);
    }

    @ParameterizedTest
    @CsvSource({"0, 32", "1, 32", "31, 32", "32, 64", "63, 64", "64, 96"})
    @DisplayName("R-69 the length of a text is hidden up to 32 bytes")
    void padding(int length, int padded) {
        byte[] text = bytes("x".repeat(length));
        Envelope envelope = Envelope.seal(text, annas, NAME);
        assertThat(Base64.getUrlDecoder().decode(envelope.encoded())).hasSize(OVERHEAD + padded);
        assertThat(Envelope.decode(envelope.encoded()).open(annas, NAME)).isEqualTo(text);
    }

    @Test
    void aTextThatEndsLikePaddingIsReadBack() {
        byte[] text = {(byte) 0x80, 0, 0};
        assertThat(Envelope.seal(text, annas, NAME).open(annas, NAME)).isEqualTo(text);
    }
}
