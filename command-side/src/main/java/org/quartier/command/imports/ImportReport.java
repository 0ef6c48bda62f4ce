package org.quartier.command.imports;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.id.ImportId;

/**
 * How an import stands.
 *
 * @param detail why it failed, or null
 * @param total how many entries the file has
 * @param missing how many activities of earlier imports the file lacks; they are no entries of it
 * @param items what became of each entry, in the order of the file, then what is missing; null in lists
 */
public record ImportReport(
        ImportId id,
        Status status,
        boolean dryRun,
        @Nullable String detail,
        int total,
        int created,
        int changed,
        int unchanged,
        int refused,
        int missing,
        @Nullable List<Item> items) {

    /** Whether it is over, and how. */
    public enum Status {
        RUNNING,
        COMPLETED,
        FAILED
    }

    /** What became of an entry: that of {@code ImportedActivities.Result}, or MISSING. */
    public record Item(
            @Nullable String uid,
            String result,
            @Nullable String detail,
            @Nullable UUID activity) {}

    /** How many entries have been taken so far. */
    public int done() {
        return created + changed + unchanged + refused;
    }

    ImportReport with(List<Item> all) {
        return new ImportReport(
                id, status, dryRun, detail, total, created, changed, unchanged, refused, missing, List.copyOf(all));
    }
}
