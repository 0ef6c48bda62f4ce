package org.quartier.command.imports;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.text.Normalizer;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes the keys by which a row is known again: hashes under the organisation's own secret (HMAC-SHA256), from which
 * nothing can be read, and which nobody can make without the secret to see whether someone is known.
 */
final class RowKeys {

    private static final String ALGORITHM = "HmacSHA256";

    private final byte[] secret;

    RowKeys(byte[] secret) {
        this.secret = secret.clone();
    }

    /** A key of parts as they are. */
    byte[] of(String... parts) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            for (String part : parts) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                mac.update(ByteBuffer.allocate(4).putInt(bytes.length).array());
                mac.update(bytes);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A name without what differs between two spellings of it: case, spaces, how an accent is encoded. */
    static String name(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .strip()
                .replaceAll("\\s+", " ");
    }
}
