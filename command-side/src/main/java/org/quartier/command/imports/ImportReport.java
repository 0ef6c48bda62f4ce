package org.quartier.command.imports;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.id.ImportId;

/**
 * How an import stands.
 *
 * @param detail why it failed, or what is to be said of the file as a whole, or null
 * @param total how many entries the file has
 * @param missing how many activities of earlier imports the file lacks; they are no entries of it
 * @param items what became of each entry, in the order of the file, then what is missing; null in lists
 */
public record ImportReport(
        ImportId id,
        ImportKind kind,
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

    /**
     * What became of an entry: one of {@code ImportOutcome.Result}, or MISSING. Of the four ids it has the one of its kind.
     *
     * @param line where it begins in a table, from 1
     * @param uid its identity in the file; of a table about persons only while the person is known, so that an erasure
     *     takes it away
     */
    public record Item(
            @Nullable Integer line,
            @Nullable String uid,
            String result,
            @Nullable String detail,
            @Nullable UUID activity,
            @Nullable UUID person,
            @Nullable UUID volunteer,
            @Nullable UUID hours) {

        static Item of(
                ImportKind kind,
                @Nullable Integer line,
                @Nullable String uid,
                String result,
                @Nullable String detail,
                @Nullable UUID record) {
            return new Item(
                    line,
                    uid,
                    result,
                    detail,
                    kind == ImportKind.ACTIVITIES ? record : null,
                    kind == ImportKind.PERSONS ? record : null,
                    kind == ImportKind.VOLUNTEERS ? record : null,
                    kind == ImportKind.HOURS ? record : null);
        }
    }

    /** How many entries have been taken so far. */
    public int done() {
        return created + changed + unchanged + refused;
    }

    ImportReport with(List<Item> all) {
        return new ImportReport(
                id,
                kind,
                status,
                dryRun,
                detail,
                total,
                created,
                changed,
                unchanged,
                refused,
                missing,
                List.copyOf(all));
    }
}
