package org.quartier.command.imports;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a table into records (RFC 4180), one after the other. A record whose quotes do not match is only its first line
 * and says so; the next one begins with the next line, so that a bad record spoils no other. That is what no library
 * at hand does: they end there, or take the rest of the file for one cell.
 */
final class TableRecords {

    private static final int LONGEST_RECORD = 256 * 1024;
    private static final int READ_AGAIN_AT_MOST = 10; // times the length of the file, for quotes that never end

    private final String text;
    private final char separator;
    private long budget;
    private int at;
    private int line = 1;

    TableRecords(String text, char separator) {
        this(text, separator, 0, 1);
    }

    /**
     * The records from somewhere on.
     *
     * @param at where the first begins
     * @param line its line, from 1
     */
    TableRecords(String text, char separator, int at, int line) {
        this.text = text;
        this.separator = separator;
        this.at = at;
        this.line = line;
        this.budget = (long) READ_AGAIN_AT_MOST * text.length();
    }

    /**
     * One record.
     *
     * @param line where it begins, from 1
     * @param cells as they stand in the file, without their quotes
     * @param flaw what is wrong with it as a whole, or null
     */
    record Cut(int line, List<String> cells, @Nullable String flaw) {

        boolean isBlank() {
            return flaw == null && cells.stream().allMatch(String::isBlank);
        }
    }

    char separator() {
        return separator;
    }

    /** Where the next record begins. */
    int at() {
        return at;
    }

    /** The line of the next record. */
    int line() {
        return line;
    }

    /** The next record that is not blank, or null at the end. */
    @Nullable
    Cut next() {
        while (at < text.length()) {
            Cut cut = cut();
            if (!cut.isBlank()) {
                return cut;
            }
        }
        return null;
    }

    private Cut cut() {
        int start = at;
        int first = line;
        List<String> cells = new ArrayList<>();
        boolean more = true;
        while (more) {
            String cell = at < text.length() && text.charAt(at) == '"' ? quoted() : bare();
            if (cell == null) {
                budget -= at - start;
                at = start;
                line = first;
                skipLine();
                return new Cut(first, List.of(), "has a quotation mark that does not end, or ends within a cell");
            }
            cells.add(cell);
            more = at < text.length() && text.charAt(at) == separator;
            at += more ? 1 : 0;
        }
        skipLine();
        return new Cut(first, cells, at - start > LONGEST_RECORD ? "is longer than 256 KiB" : flaw(start));
    }

    private @Nullable String flaw(int start) {
        for (int i = start; i < at; i++) {
            if (text.charAt(i) == 0) {
                return "holds a NUL character";
            }
            if (text.charAt(i) == TableText.UNREADABLE || isHalf(i)) {
                return "holds what is no character in the file's charset";
            }
        }
        return null;
    }

    private boolean isHalf(int i) {
        char c = text.charAt(i);
        return Character.isLowSurrogate(c) && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)))
                || Character.isHighSurrogate(c)
                        && (i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1)));
    }

    private String bare() {
        int start = at;
        while (at < text.length() && text.charAt(at) != separator && !isLineEnd(text.charAt(at))) {
            at++;
        }
        return text.substring(start, at);
    }

    /** The cell without its quotes, or null when they do not match. */
    private @Nullable String quoted() {
        StringBuilder cell = new StringBuilder();
        int from = ++at;
        while (at < text.length() && (budget > 0 || !isLineEnd(text.charAt(at)))) {
            char c = text.charAt(at++);
            if (c == '\n' || c == '\r' && (at == text.length() || text.charAt(at) != '\n')) {
                line++;
            }
            if (c != '"') {
                continue;
            }
            cell.append(text, from, at - 1);
            if (at < text.length() && text.charAt(at) == '"') {
                from = at++; // the second of two stands for one
                continue;
            }
            while (at < text.length() && text.charAt(at) == ' ') {
                at++;
            }
            boolean ends = at == text.length() || text.charAt(at) == separator || isLineEnd(text.charAt(at));
            return ends ? cell.toString() : null;
        }
        return null;
    }

    private void skipLine() {
        while (at < text.length() && !isLineEnd(text.charAt(at))) {
            at++;
        }
        if (at < text.length()) {
            char end = text.charAt(at++);
            if (end == '\r' && at < text.length() && text.charAt(at) == '\n') {
                at++;
            }
            line++;
        }
    }

    private static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
    }
}
