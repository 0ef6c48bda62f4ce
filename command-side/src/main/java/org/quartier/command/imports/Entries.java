package org.quartier.command.imports;

import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import org.quartier.command.ImportOutcome;
import org.quartier.kernel.store.EventMetadata;

/** A file cut into entries, each of which is taken for itself. */
interface Entries {

    /** How many. */
    int total();

    /** What is to be said of the file as a whole, or null. */
    @Nullable
    String remark();

    /** In the order of the file, cut as they are taken. Anew each time. */
    Iterator<Entry> begin();

    /** One of them. */
    interface Entry {

        /** Where it begins in the file, from 1, or null where that is not known. */
        @Nullable
        Integer line();

        /** Its identity as it stands in the file, or null when it has none that can be used. */
        @Nullable
        String uid();

        /**
         * Does what it asks for, or says what would be done.
         *
         * @throws UnreadableEntry when it cannot be taken
         */
        ImportOutcome take(EventMetadata about) throws UnreadableEntry;
    }
}
