package org.quartier.command.imports;

import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quartier.command.ImportOutcome;
import org.quartier.command.ImportedActivities;
import org.quartier.command.imports.CalendarFile.RawEntry;
import org.quartier.command.imports.Entries.Entry;
import org.quartier.kernel.store.EventMetadata;

/** The entries of a calendar. */
record CalendarEntries(List<RawEntry> raw, RowKind.Run run, ImportedActivities activities) implements Entries {

    @Override
    public int total() {
        return raw.size();
    }

    @Override
    public @Nullable String remark() {
        return null;
    }

    @Override
    public Iterator<Entry> begin() {
        EntryReader reader = new EntryReader(run.quarter(), run.zone());
        return raw.stream().<Entry>map(entry -> new Read(entry, reader, this)).iterator();
    }

    private record Read(RawEntry raw, EntryReader reader, CalendarEntries of) implements Entry {

        @Override
        public @Nullable Integer line() {
            return null;
        }

        @Override
        public @Nullable String uid() {
            return EntryReader.uid(raw);
        }

        @Override
        public ImportOutcome take(EventMetadata about) throws UnreadableEntry {
            return of.activities.take(reader.read(raw), of.run.dryRun(), about);
        }
    }
}
