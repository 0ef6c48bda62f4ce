package org.quartier.command.imports;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.quartier.command.imports.Cells.Style;
import org.quartier.command.imports.TableRecords.Cut;

/** One row of a table. An empty cell says nothing; a refusal names the column and never what stands in it. */
final class Row {

    private static final Pattern NEUTRALISED = Pattern.compile("^'+[=+\\-@\t\r\n＝＋－＠]");
    private static final Pattern BETWEEN_ITEMS = Pattern.compile("[;,|\r\n]");

    private final Header header;
    private final Style style;
    private final Cut cut;

    Row(Header header, Style style, Cut cut) {
        this.header = header;
        this.style = style;
        this.cut = cut;
    }

    /** Where it begins in the file, from 1. */
    int line() {
        return cut.line();
    }

    /** @throws UnreadableEntry when it is broken as a whole */
    void require() throws UnreadableEntry {
        if (cut.flaw() != null) {
            throw new UnreadableEntry(cut.flaw());
        }
        for (int i = header.width(); i < cut.cells().size(); i++) {
            if (!cut.cells().get(i).isBlank()) {
                throw new UnreadableEntry("has more cells than the first row");
            }
        }
    }

    /** What stands in a cell, or null. An apostrophe that a report puts before what looks like a formula is taken away. */
    @Nullable
    String text(Column column) {
        Integer place = header.place(column);
        String cell =
                place == null || place >= cut.cells().size() ? "" : cut.cells().get(place);
        String stripped = cell.strip();
        if (NEUTRALISED.matcher(stripped).find()) {
            stripped = stripped.substring(1);
        }
        return stripped.isEmpty() ? null : stripped;
    }

    /** @throws UnreadableEntry when it is longer */
    @Nullable
    String text(Column column, int longest) throws UnreadableEntry {
        String text = text(column);
        if (text != null && text.length() > longest) {
            throw wrong(column, "has more than " + longest + " characters");
        }
        return text;
    }

    /** The first of these that says something. */
    @Nullable
    String first(Column... columns) {
        return Arrays.stream(columns)
                .map(this::text)
                .filter(text -> text != null)
                .findFirst()
                .orElse(null);
    }

    @Nullable
    LocalDate date(Column column) throws UnreadableEntry {
        return read(column, Cells::date, "is not a day such as 31.12.2026 or 2026-12-31");
    }

    @Nullable
    LocalTime time(Column column) throws UnreadableEntry {
        return read(column, Cells::time, "is not a time such as 14:30");
    }

    @Nullable
    Instant instant(Column column, ZoneId zone) throws UnreadableEntry {
        return read(
                column,
                text -> Cells.instant(text, zone),
                "is not a day and a time such as 31.12.2026 14:30 or 2026-12-31T14:30");
    }

    @Nullable
    BigDecimal number(Column column) throws UnreadableEntry {
        return read(column, text -> Cells.number(text, style), "is not a number, or could be two");
    }

    @Nullable
    UUID id(Column column) throws UnreadableEntry {
        return read(
                column,
                text -> {
                    try {
                        return text.length() == 36 ? Optional.of(UUID.fromString(text)) : Optional.empty();
                    } catch (IllegalArgumentException _) {
                        return Optional.empty();
                    }
                },
                "is not an id");
    }

    /** One of some words, in either language. */
    <T> @Nullable T word(Column column, Map<String, T> words) throws UnreadableEntry {
        return read(
                column,
                text -> Optional.ofNullable(words.get(Column.plain(text))),
                "is none of the words that it can be");
    }

    /** What stands one after another in a cell, or null; a report puts texts with a semicolon in quotes. */
    @Nullable
    List<String> items(Column column) {
        String text = text(column);
        return text == null
                ? null
                : BETWEEN_ITEMS
                        .splitAsStream(text)
                        .map(item -> item.strip().replaceAll("^\"|\"$", ""))
                        .filter(item -> !item.isEmpty())
                        .toList();
    }

    /** A refusal because of a cell. */
    UnreadableEntry wrong(Column column, String why) {
        return new UnreadableEntry(header.name(column) + " " + why);
    }

    /** A refusal because of an empty cell. */
    UnreadableEntry missing(Column column) {
        return header.place(column) == null
                ? new UnreadableEntry("has no column for "
                        + column.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                : wrong(column, "is empty");
    }

    private <T> @Nullable T read(Column column, Function<String, Optional<T>> reading, String otherwise)
            throws UnreadableEntry {
        String text = text(column);
        if (text == null) {
            return null;
        }
        return reading.apply(text).orElseThrow(() -> wrong(column, otherwise));
    }
}
