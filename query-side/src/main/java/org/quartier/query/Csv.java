package org.quartier.query;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.MappingIterator;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvReadFeature;

/**
 * A table as CSV (RFC 4180): commas, CRLF, a header row, every text in quotes, nothing at all where a value is absent.
 *
 * <p>It begins with a byte order mark: spreadsheets take it for UTF-8 then, and without it for a local code page. A text
 * that a spreadsheet would take for a formula gets a leading apostrophe, and so does one that would look as if it had
 * one; {@link #parse} takes away exactly what was added, so that what was typed comes back. Numbers are written bare:
 * their minus sign is no formula.
 */
public final class Csv {

    /** What the answer is called in {@code Content-Type}. */
    public static final String MEDIA_TYPE = "text/csv;charset=UTF-8";

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final String END_OF_LINE = "\r\n";
    private static final Pattern LIKE_A_FORMULA = Pattern.compile("^'*[=+\\-@\t\r\n＝＋－＠]");

    private static final String BETWEEN_ITEMS = "; ";
    private static final Pattern ITEM =
            Pattern.compile("\\G(?:\"(?<quoted>(?:[^\"]++|\"\")*+)\"|(?<bare>[^;\"]++))(?:(?<more>; )|\\z)");

    private Csv() {}

    /**
     * Writes a table.
     *
     * @param header the names of the columns
     * @param rows as many cells as columns each; numbers and booleans are written bare, null as nothing, all else as
     *     text
     */
    public static String write(List<String> header, List<? extends List<? extends @Nullable Object>> rows) {
        StringBuilder csv = new StringBuilder(BYTE_ORDER_MARK);
        append(csv, header);
        for (List<? extends @Nullable Object> row : rows) {
            if (row.size() != header.size()) {
                throw new IllegalArgumentException("a row has " + row.size() + " cells, the header " + header.size());
            }
            append(csv, row);
        }
        return csv.toString();
    }

    private static void append(StringBuilder csv, List<? extends @Nullable Object> row) {
        csv.append(row.stream().map(Csv::cell).collect(Collectors.joining(","))).append(END_OF_LINE);
    }

    private static String cell(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Number number -> number.toString();
            case Boolean truth -> truth.toString();
            default -> '"' + neutral(value.toString()).replace("\"", "\"\"") + '"';
        };
    }

    private static String neutral(String text) {
        return LIKE_A_FORMULA.matcher(text).find() ? "'" + text : text;
    }

    /** Reads what {@link #write} wrote, header first; an absent value comes back as an empty text. */
    public static List<List<String>> parse(String csv) {
        String table = csv.startsWith(BYTE_ORDER_MARK) ? csv.substring(BYTE_ORDER_MARK.length()) : csv;
        List<List<String>> rows = new ArrayList<>();
        try (MappingIterator<String[]> lines = CsvMapper.builder()
                .enable(CsvReadFeature.WRAP_AS_ARRAY)
                .build()
                .readerFor(String[].class)
                .readValues(table)) {
            while (lines.hasNext()) {
                rows.add(List.of(lines.next()).stream().map(Csv::asTyped).toList());
            }
        }
        return rows;
    }

    /**
     * Writes a list into one cell: its items one after another with "; " between them, and in quotes, doubled where they
     * stand in the item itself, where a text is empty or holds a semicolon or a quote.
     */
    public static String list(List<String> items) {
        return items.stream()
                .map(item -> item.isEmpty() || item.contains(";") || item.contains("\"")
                        ? '"' + item.replace("\"", "\"\"") + '"'
                        : item)
                .collect(Collectors.joining(BETWEEN_ITEMS));
    }

    /**
     * Reads what {@link #list} wrote.
     *
     * @throws IllegalArgumentException when the cell holds no such list
     */
    public static List<String> items(String cell) {
        List<String> items = new ArrayList<>();
        Matcher item = ITEM.matcher(cell);
        boolean more = !cell.isEmpty();
        while (more) {
            if (!item.find()) {
                throw new IllegalArgumentException("not a list: " + cell);
            }
            String quoted = item.group("quoted");
            items.add(quoted == null ? item.group("bare") : quoted.replace("\"\"", "\""));
            more = item.group("more") != null;
        }
        return items;
    }

    private static String asTyped(String text) {
        return text.startsWith("'") && LIKE_A_FORMULA.matcher(text).find() ? text.substring(1) : text;
    }
}
