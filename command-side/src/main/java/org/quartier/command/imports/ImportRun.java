package org.quartier.command.imports;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.quartier.command.Commands;
import org.quartier.command.ImportedActivities;
import org.quartier.command.ImportedActivities.Entry;
import org.quartier.command.ImportedActivities.Outcome;
import org.quartier.command.ImportedActivities.Result;
import org.quartier.command.imports.CalendarFile.RawEntry;
import org.quartier.command.imports.ImportReport.Item;
import org.quartier.command.imports.ImportReport.Status;
import org.quartier.command.imports.Imports.Begun;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.OrganisationId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Works through an import, entry by entry: each commits for itself, and none stops the others. */
@Component
class ImportRun {

    private static final Logger LOG = LoggerFactory.getLogger(ImportRun.class);

    private final ImportLog log;
    private final ImportedActivities activities;
    private final Commands commands;

    ImportRun(ImportLog log, ImportedActivities activities, Commands commands) {
        this.log = log;
        this.activities = activities;
        this.commands = commands;
    }

    private record Taken(Item item, long position) {}

    /** Ends the import as completed or, when its own tables cannot be written or the process stops, as failed. */
    void work(Begun begun, Consumer<ImportReport> progress) {
        try {
            takeAll(begun, progress);
        } catch (RuntimeException e) {
            LOG.error("import {} broke off", begun.id(), e);
            log.end(begun.id(), Status.FAILED, "It broke off. Import the same file again: nothing is doubled.");
        }
    }

    private void takeAll(Begun begun, Consumer<ImportReport> progress) {
        EntryReader reader = new EntryReader(begun.upload().quarter(), begun.zone());
        Set<String> inFile = new HashSet<>();
        Tally tally = new Tally(begun);
        int number = 0;
        for (RawEntry raw : begun.entries()) {
            if (Thread.currentThread().isInterrupted()) {
                log.end(begun.id(), Status.FAILED, "It was stopped. Import the same file again: nothing is doubled.");
                return;
            }
            String uid = EntryReader.uid(raw);
            if (uid != null) {
                inFile.add(uid);
            }
            Taken taken = take(begun, reader, raw, uid);
            log.add(begun.id(), ++number, taken.item(), taken.position());
            tally.count(taken.item().result());
            progress.accept(tally.report());
        }
        listMissing(begun, inFile, number);
        log.end(begun.id(), Status.COMPLETED, null);
    }

    private Taken take(Begun begun, EntryReader reader, RawEntry raw, @Nullable String uid) {
        try {
            Entry entry = reader.read(raw);
            OrganisationId organisation = begun.upload().organisation();
            String actor = begun.upload().actor();
            Outcome outcome = activities.take(
                    entry,
                    begun.upload().dryRun(),
                    commands.onImport(organisation, actor, begun.id().toString()));
            Item item = new Item(uid, outcome.result().name(), outcome.detail(), value(outcome.activity()));
            return new Taken(item, outcome.position());
        } catch (UnreadableEntry e) {
            return new Taken(new Item(uid, Result.REFUSED.name(), e.why(), null), 0);
        } catch (RuntimeException e) {
            LOG.error("an entry of import {} went wrong", begun.id(), e);
            return new Taken(new Item(uid, Result.REFUSED.name(), "This went wrong on our side.", null), 0);
        }
    }

    private void listMissing(Begun begun, Set<String> inFile, int last) {
        int number = last;
        Map<String, ActivityId> imported =
                activities.importedInto(begun.upload().quarter(), begun.upload().organisation());
        for (Map.Entry<String, ActivityId> known : imported.entrySet()) {
            if (!inFile.contains(known.getKey())) {
                Item item = new Item(
                        known.getKey(), "MISSING", null, known.getValue().value());
                log.add(begun.id(), ++number, item, 0);
            }
        }
    }

    private static @Nullable UUID value(@Nullable ActivityId activity) {
        return activity == null ? null : activity.value();
    }

    /** The counts so far. */
    private static final class Tally {
        private final Begun begun;
        private final int[] counts = new int[Result.values().length];

        private Tally(Begun begun) {
            this.begun = begun;
        }

        private void count(String result) {
            counts[Result.valueOf(result).ordinal()]++;
        }

        private ImportReport report() {
            return new ImportReport(
                    begun.id(),
                    Status.RUNNING,
                    begun.upload().dryRun(),
                    null,
                    begun.entries().size(),
                    counts[Result.CREATED.ordinal()],
                    counts[Result.CHANGED.ordinal()],
                    counts[Result.UNCHANGED.ordinal()],
                    counts[Result.REFUSED.ordinal()],
                    0,
                    null);
        }
    }
}
