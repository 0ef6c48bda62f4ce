package org.quartier.command.imports;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.quartier.command.ImportOutcome;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.id.QuarterId;
import org.quartier.kernel.store.EventMetadata;

/** How the rows of one kind of table are taken. */
interface RowKind {

    ImportKind kind();

    Columns columns();

    /** The identity that a row says of itself, or null. */
    @Nullable
    String uid(Row row);

    /** Begins to take the rows of one file. */
    Taker begin(Run run);

    /** For what a file is imported. */
    record Run(OrganisationId organisation, QuarterId quarter, ZoneId zone, boolean dryRun) {}

    /** Takes the rows of one file, one after the other. */
    interface Taker {

        /** @throws UnreadableEntry when it cannot be taken */
        ImportOutcome take(Row row, EventMetadata about) throws UnreadableEntry;
    }
}
