package org.quartier.command.imports;

import java.nio.charset.Charset;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.quartier.command.imports.Cells.Style;
import org.quartier.command.imports.TableRecords.Cut;
import org.quartier.kernel.web.Refusal;
import org.springframework.http.HttpStatus;

/**
 * A table of one kind of import: what separates its cells, where its columns are, how it writes numbers, and how many
 * rows it has. Its rows are cut only as they are taken; until then it is the file's octets.
 */
final class Table implements Iterable<Row> {

    private static final int MOST_ROWS = 50_000;
    private static final char[] SEPARATORS = {';', ',', '\t'};

    private final byte[] file;
    private final @Nullable Charset charset;
    private final char separator;
    private final Header header;
    private final int firstRow;
    private final int firstLine;
    private final int total;
    private final Style style;

    private Table(byte[] file, @Nullable Charset charset, Columns columns) {
        this.file = file;
        this.charset = charset;
        String text = TableText.of(file, charset);
        TableRecords found = null;
        Header best = new Header();
        for (char candidate : SEPARATORS) {
            TableRecords records = new TableRecords(text, candidate);
            Header header = header(records, columns);
            if (found == null || header.columns().size() > best.columns().size()) {
                found = records;
                best = header;
            }
        }
        columns.require(best);
        this.header = best;
        this.separator = found == null ? ';' : found.separator();
        this.firstRow = found == null ? 0 : found.at();
        this.firstLine = found == null ? 1 : found.line();
        int rows = 0;
        boolean german = false;
        boolean iso = false;
        TableRecords records = new TableRecords(text, separator, firstRow, firstLine);
        for (Cut cut = records.next(); cut != null; cut = records.next()) {
            if (++rows > MOST_ROWS) {
                throw new Refusal(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "too-many-entries",
                        "A table may have at most 50,000 rows; import it in parts.");
            }
            Style said = style(cut);
            german |= said == Style.GERMAN;
            iso |= said == Style.ISO;
        }
        this.total = rows;
        this.style = german == iso ? usual(german) : german ? Style.GERMAN : Style.ISO;
    }

    /**
     * Understands a table as a whole.
     *
     * @param charset what the sender says it is written in, or null
     * @throws Refusal 400 when it lacks a column that is needed, 422 when it has more than 50,000 rows
     */
    static Table of(byte[] file, @Nullable Charset charset, Columns columns) {
        return new Table(file, charset, columns);
    }

    /** The first row that is not blank; before it, office programs may say what separates cells. */
    private static Header header(TableRecords records, Columns columns) {
        Cut first = records.next();
        if (first != null && first.flaw() == null && first.cells().getFirst().matches("(?i)sep=.?")) {
            first = records.next();
        }
        Header header = columns.header(first == null ? List.of() : first.cells());
        header.width(first == null ? 0 : first.cells().size());
        return header;
    }

    /** Where no number tells, a table with semicolons is a German one; one that has both says nothing. */
    private Style usual(boolean both) {
        return both ? Style.UNKNOWN : separator == ',' ? Style.ISO : Style.GERMAN;
    }

    private Style style(Cut cut) {
        Row row = new Row(header, Style.UNKNOWN, cut);
        String number = row.first(Column.HOURS, Column.MINUTES, Column.MINIMUM);
        return number == null ? Style.UNKNOWN : Cells.style(number);
    }

    int total() {
        return total;
    }

    /** What it has columns for that nobody reads, or null. */
    @Nullable
    String remark() {
        return header.unread().isEmpty() ? null : "Columns that were not read: " + String.join(", ", header.unread());
    }

    @Override
    public Iterator<Row> iterator() {
        TableRecords records = new TableRecords(TableText.of(file, charset), separator, firstRow, firstLine);
        return new Iterator<>() {
            private @Nullable Cut next = records.next();

            @Override
            public boolean hasNext() {
                return next != null;
            }

            @Override
            public Row next() {
                if (next == null) {
                    throw new NoSuchElementException();
                }
                Row row = new Row(header, style, next);
                next = records.next();
                return row;
            }
        };
    }
}
