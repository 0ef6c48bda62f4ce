package org.quartier.command.imports;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.web.Refusal;
import org.springframework.http.HttpStatus;

/**
 * A calendar file cut into its entries without understanding them, so that a bad entry spoils no other. Only the lines
 * that an import reads are kept; components inside an entry (alarms) are passed over, however deep they are nested.
 */
final class CalendarFile {

    private static final int MOST_ENTRIES = 20_000;
    private static final int LONGEST_ENTRY = 256 * 1024;
    private static final int LONGEST_NAME = 64;
    private static final Set<String> READ = Set.of(
            "UID",
            "DTSTART",
            "DTEND",
            "DURATION",
            "SUMMARY",
            "DESCRIPTION",
            "LOCATION",
            "URL",
            "STATUS",
            "ORGANIZER",
            "CLASS",
            "RRULE",
            "RDATE",
            "RECURRENCE-ID");

    /**
     * One VEVENT.
     *
     * @param lines its content lines, unfolded, in the order of the file
     * @param flaw what is wrong with it as a whole, or null
     */
    record RawEntry(List<String> lines, @Nullable String flaw) {}

    private final List<RawEntry> entries = new ArrayList<>();
    private List<String> lines = new ArrayList<>();
    private @Nullable String flaw;
    private boolean inEntry;
    private int depth;
    private int size;

    private CalendarFile() {}

    /**
     * Cuts a file.
     *
     * @param charset what the sender says it is written in; UTF-8 where nothing is said
     * @throws Refusal 400 when it is no calendar, 422 when it has more than 20,000 entries
     */
    static List<RawEntry> entries(byte[] file, Charset charset) {
        byte[] octets = charset.equals(StandardCharsets.UTF_8)
                ? file
                : new String(file, charset).getBytes(StandardCharsets.UTF_8);
        ContentLines content = new ContentLines(octets);
        byte[] first = content.next();
        if (first == null || !is("BEGIN", "VCALENDAR", first)) {
            throw Refusal.malformed("body", "is not an iCalendar file: it does not begin with BEGIN:VCALENDAR");
        }
        CalendarFile cut = new CalendarFile();
        for (byte[] line = content.next(); line != null; line = content.next()) {
            cut.take(line);
        }
        cut.endEntry("is cut off: it has no END:VEVENT");
        return cut.entries;
    }

    private void take(byte[] line) {
        if (is("BEGIN", "VEVENT", line)) {
            endEntry("has no END:VEVENT");
            inEntry = true;
        } else if (inEntry && depth == 0 && is("END", "VEVENT", line)) {
            endEntry(null);
        } else if (inEntry && is("END", "VCALENDAR", line)) {
            endEntry("has no END:VEVENT");
        } else if (inEntry && begins("BEGIN:", line)) {
            depth++;
        } else if (inEntry && depth > 0) {
            depth -= begins("END:", line) ? 1 : 0;
        } else if (inEntry && READ.contains(name(line))) {
            keep(line);
        }
    }

    private void keep(byte[] line) {
        size += line.length;
        if (size > LONGEST_ENTRY) {
            flaw = "is longer than 256 KiB";
            return;
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line))
                    .toString();
            lines.add(withoutControls(text));
        } catch (CharacterCodingException _) {
            flaw = "is not valid UTF-8";
        }
    }

    private void endEntry(@Nullable String broken) {
        if (inEntry) {
            if (entries.size() == MOST_ENTRIES) {
                throw new Refusal(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "too-many-entries",
                        "A calendar may have at most 20,000 entries; import it in parts.");
            }
            entries.add(new RawEntry(List.copyOf(lines), broken == null ? flaw : broken));
        }
        lines = new ArrayList<>();
        flaw = null;
        inEntry = false;
        depth = 0;
        size = 0;
    }

    /** RFC 5545 allows none but the tab; office programs leave others, and the database takes no U+0000. */
    private static String withoutControls(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> c == '\t' ? ' ' : c)
                .filter(c -> !Character.isISOControl(c))
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }

    private static String name(byte[] line) {
        int end = 0;
        while (end < line.length && end < LONGEST_NAME && line[end] != ':' && line[end] != ';') {
            end++;
        }
        return new String(line, 0, end, StandardCharsets.US_ASCII).toUpperCase(Locale.ROOT);
    }

    private static boolean is(String keyword, String component, byte[] line) {
        String wanted = keyword + ":" + component;
        return line.length < LONGEST_NAME
                && new String(line, StandardCharsets.US_ASCII).strip().equalsIgnoreCase(wanted);
    }

    private static boolean begins(String keyword, byte[] line) {
        return line.length >= keyword.length()
                && new String(line, 0, keyword.length(), StandardCharsets.US_ASCII).equalsIgnoreCase(keyword);
    }
}
