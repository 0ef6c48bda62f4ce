package org.quartier.kernel.privacy;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import org.quartier.kernel.privacy.SubjectKeys.SubjectKey;

/**
 * One encrypted field, as it stands in an event: the version of the format, the subject, the version of the subject's
 * key, the ciphertext.
 *
 * <p>The text is padded to a multiple of 32 bytes, so that its length tells little. Organisation, subject, key version
 * and the field's stable id are bound into the ciphertext: moved anywhere else it cannot be opened.
 */
record Envelope(UUID subject, int keyVersion, byte[] ciphertext) {

    private static final byte VERSION = 1;
    private static final int HEADER = 1 + 16 + 4;
    private static final int BLOCK = 32;
    private static final byte END_OF_TEXT = (byte) 0x80;

    static Envelope seal(byte[] plain, SubjectKey key, String field) {
        byte[] padded = Arrays.copyOf(plain, (plain.length / BLOCK + 1) * BLOCK);
        padded[plain.length] = END_OF_TEXT;
        try {
            return new Envelope(key.subject(), key.version(), key.aead().encrypt(padded, boundTo(key, field)));
        } catch (GeneralSecurityException e) {
            throw new EnvelopeException("could not encrypt", e);
        }
    }

    byte[] open(SubjectKey key, String field) {
        byte[] padded;
        try {
            padded = key.aead().decrypt(ciphertext, boundTo(key, field));
        } catch (GeneralSecurityException e) {
            throw new EnvelopeException("envelope cannot be opened: changed, or moved from elsewhere", e);
        }
        int end = padded.length - 1;
        while (end >= 0 && padded[end] == 0) {
            end--;
        }
        if (end < 0 || padded[end] != END_OF_TEXT) {
            throw new EnvelopeException("envelope has no end of text", null);
        }
        return Arrays.copyOf(padded, end);
    }

    String encoded() {
        ByteBuffer bytes = ByteBuffer.allocate(HEADER + ciphertext.length)
                .put(VERSION)
                .putLong(subject.getMostSignificantBits())
                .putLong(subject.getLeastSignificantBits())
                .putInt(keyVersion)
                .put(ciphertext);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    static Envelope decode(String text) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new EnvelopeException("envelope is not Base64", e);
        }
        if (bytes.length <= HEADER || bytes[0] != VERSION) {
            throw new EnvelopeException("envelope is cut short or of an unknown version", null);
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes, 1, bytes.length - 1);
        UUID subject = new UUID(buffer.getLong(), buffer.getLong());
        int keyVersion = buffer.getInt();
        byte[] ciphertext = new byte[buffer.remaining()];
        buffer.get(ciphertext);
        return new Envelope(subject, keyVersion, ciphertext);
    }

    private static byte[] boundTo(SubjectKey key, String field) {
        ByteArrayOutputStream bound = new ByteArrayOutputStream();
        for (String part : new String[] {
            key.organisation().value(), key.subject().toString(), Integer.toString(key.version()), field
        }) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            bound.writeBytes(ByteBuffer.allocate(4).putInt(bytes.length).array());
            bound.writeBytes(bytes);
        }
        return bound.toByteArray();
    }
}
