package org.quartier.command.imports;

import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * The content lines of a calendar, unfolded (RFC 5545, section 3.1). It works on octets, because a fold may stand inside
 * a character; any line end will do.
 */
final class ContentLines {

    private final byte[] octets;
    private int at;

    ContentLines(byte[] octets) {
        this.octets = octets;
        boolean marked = octets.length >= 3 && (octets[0] & 0xff) == 0xef && (octets[1] & 0xff) == 0xbb;
        this.at = marked && (octets[2] & 0xff) == 0xbf ? 3 : 0;
    }

    /** The next line without its end, or null at the end. Blank lines are passed over. */
    byte @Nullable [] next() {
        while (at < octets.length) {
            ByteArrayOutputStream line = new ByteArrayOutputStream(80);
            copyTo(line);
            while (at < octets.length && (octets[at] == ' ' || octets[at] == '\t')) {
                at++;
                copyTo(line);
            }
            if (line.size() > 0) {
                return line.toByteArray();
            }
        }
        return null;
    }

    private void copyTo(ByteArrayOutputStream line) {
        int start = at;
        while (at < octets.length && octets[at] != '\r' && octets[at] != '\n') {
            at++;
        }
        line.write(octets, start, at - start);
        if (at < octets.length && octets[at++] == '\r' && at < octets.length && octets[at] == '\n') {
            at++;
        }
    }
}
