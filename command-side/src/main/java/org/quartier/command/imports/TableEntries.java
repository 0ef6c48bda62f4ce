package org.quartier.command.imports;

import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import org.quartier.command.ImportOutcome;
import org.quartier.command.imports.RowKind.Run;
import org.quartier.command.imports.RowKind.Taker;
import org.quartier.kernel.store.EventMetadata;

/** The rows of a table. */
record TableEntries(Table table, RowKind kind, Run run) implements Entries {

    @Override
    public int total() {
        return table.total();
    }

    @Override
    public @Nullable String remark() {
        return table.remark();
    }

    @Override
    public Iterator<Entry> begin() {
        Iterator<Row> rows = table.iterator();
        Taker taker = kind.begin(run);
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return rows.hasNext();
            }

            @Override
            public Entry next() {
                return new Read(rows.next(), kind, taker);
            }
        };
    }

    private record Read(Row row, RowKind kind, Taker taker) implements Entry {

        @Override
        public Integer line() {
            return row.line();
        }

        @Override
        public @Nullable String uid() {
            return kind.uid(row);
        }

        @Override
        public ImportOutcome take(EventMetadata about) throws UnreadableEntry {
            row.require();
            return taker.take(row, about);
        }
    }
}
