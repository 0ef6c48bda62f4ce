package org.quartier.command.imports;

import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.quartier.command.Commands;
import org.quartier.command.ImportOutcome;
import org.quartier.command.ImportOutcome.Result;
import org.quartier.command.ImportedActivities;
import org.quartier.command.imports.Entries.Entry;
import org.quartier.command.imports.ImportLines.Line;
import org.quartier.command.imports.ImportReport.Status;
import org.quartier.command.imports.Imports.Begun;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.web.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Works through an import, entry by entry: each commits for itself, and none stops the others. */
@Component
class ImportRun {

    private static final Logger LOG = LoggerFactory.getLogger(ImportRun.class);
    private static final String STOPPED = "It was stopped. Import the same file again: nothing is doubled.";
    private static final String BROKE_OFF = "It broke off. Import the same file again: nothing is doubled.";

    private final ImportLog log;
    private final ImportLines lines;
    private final ImportedActivities activities;
    private final Commands commands;

    ImportRun(ImportLog log, ImportLines lines, ImportedActivities activities, Commands commands) {
        this.log = log;
        this.lines = lines;
        this.activities = activities;
        this.commands = commands;
    }

    /** Ends the import as completed or, when its own tables cannot be written or the process stops, as failed. */
    void work(Begun begun, Pace pace, Consumer<ImportReport> progress) {
        Progress done = new Progress(begun, lines, progress);
        try {
            takeAll(begun, pace, done);
            done.write();
            log.end(begun.id(), Status.COMPLETED, null);
        } catch (InterruptedException _) {
            done.write(); // without the mark of being interrupted, with which nothing could be written
            log.end(begun.id(), Status.FAILED, STOPPED);
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error("import {} broke off", begun.id(), e);
            log.end(begun.id(), Status.FAILED, BROKE_OFF);
        }
    }

    private void takeAll(Begun begun, Pace pace, Progress done) throws InterruptedException {
        boolean ofActivities = begun.upload().kind() == ImportKind.ACTIVITIES;
        Set<String> inFile = new HashSet<>();
        Iterator<Entry> entries = begun.entries().begin();
        while (entries.hasNext()) {
            long started = System.nanoTime();
            Entry entry = entries.next();
            String uid = entry.uid();
            if (ofActivities && uid != null) {
                inFile.add(uid);
            }
            done.add(line(begun, entry, ofActivities ? uid : null, uid, done.next()));
            pace.rest(System.nanoTime() - started);
        }
        if (ofActivities) {
            listMissing(begun, inFile, done);
        }
    }

    /** Whose uid it is decides whether it is kept: of nobody who is known, no erasure could take it away. */
    private Line line(Begun begun, Entry entry, @Nullable String kept, @Nullable String ofPerson, int number) {
        ImportOutcome outcome = take(begun, entry);
        UUID person = outcome.person() == null ? null : outcome.person().value();
        return new Line(
                number,
                entry.line(),
                person == null ? kept : ofPerson,
                outcome.result().name(),
                outcome.detail(),
                outcome.record(),
                person,
                outcome.position());
    }

    private ImportOutcome take(Begun begun, Entry entry) {
        try {
            return entry.take(commands.onImport(
                    begun.upload().organisation(),
                    begun.upload().actor(),
                    begun.id().toString()));
        } catch (UnreadableEntry e) {
            return new ImportOutcome(Result.REFUSED, null, null, e.why(), 0);
        } catch (Refusal refused) {
            return ImportOutcome.refused(null, null, refused);
        } catch (RuntimeException e) {
            LOG.error("an entry of import {} went wrong", begun.id(), e);
            return new ImportOutcome(Result.REFUSED, null, null, "This went wrong on our side.", 0);
        }
    }

    private void listMissing(Begun begun, Set<String> inFile, Progress done) {
        Map<String, ActivityId> imported =
                activities.importedInto(begun.upload().quarter(), begun.upload().organisation());
        for (Map.Entry<String, ActivityId> known : imported.entrySet()) {
            if (!inFile.contains(known.getKey())) {
                UUID activity = known.getValue().value();
                done.add(new Line(done.next(), null, known.getKey(), "MISSING", null, activity, null, 0));
            }
        }
    }
}
