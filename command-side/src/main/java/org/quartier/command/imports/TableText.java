package org.quartier.command.imports;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The text of a table. What it is written in is what the sender says, else what a byte order mark says, else UTF-8 where
 * it can be that, else Windows-1252, as office programs write it. What is no character in it becomes U+FFFD.
 */
final class TableText {

    /** Stands for what could not be read. */
    static final char UNREADABLE = '\uFFFD';

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private TableText() {}

    /**
     * Reads it.
     *
     * @param said the charset of the request, or null where it names none
     */
    static String of(byte[] file, @Nullable Charset said) {
        String text = said == null ? guessed(file) : new String(file, said);
        return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    }

    private static String guessed(byte[] file) {
        if (begins(file, 0xff, 0xfe)) {
            return new String(file, StandardCharsets.UTF_16LE);
        }
        if (begins(file, 0xfe, 0xff)) {
            return new String(file, StandardCharsets.UTF_16BE);
        }
        boolean utf8 = begins(file, 0xef, 0xbb, 0xbf) || isUtf8(file);
        return new String(file, utf8 ? StandardCharsets.UTF_8 : WINDOWS_1252);
    }

    private static boolean begins(byte[] file, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (file.length <= i || (file[i] & 0xff) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    /** Piece by piece, so that a large file is not held twice. */
    private static boolean isUtf8(byte[] file) {
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(file);
        CharBuffer out = CharBuffer.allocate(8 * 1024);
        try {
            while (true) {
                var result = decoder.decode(in, out, true);
                if (result.isError()) {
                    result.throwException();
                }
                if (result.isUnderflow()) {
                    return true;
                }
                out.clear();
            }
        } catch (CharacterCodingException _) {
            return false;
        }
    }
}
