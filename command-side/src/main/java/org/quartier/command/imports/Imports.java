package org.quartier.command.imports;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.nio.charset.Charset;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.quartier.command.GeneralRule;
import org.quartier.command.imports.ImportLog.Keyed;
import org.quartier.command.imports.ImportLog.Running;
import org.quartier.command.imports.ImportReport.Status;
import org.quartier.kernel.id.ImportId;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.id.QuarterId;
import org.quartier.kernel.web.Refusal;
import org.quartier.kernel.web.Refusal.FieldError;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Takes imports and runs them: one at a time for each organisation (another is refused, 409), two at a time in all.
 * What a dead process left running is marked as failed; the same file can then be imported again without doubles.
 */
@Component
public class Imports {

    private static final int AT_A_TIME = 2;
    private static final int WAITING = 4; // each keeps its file in memory
    private static final String INTERRUPTED = "It was interrupted. Import the same file again: nothing is doubled.";

    private final ImportLog log;
    private final ImportRun run;
    private final QuarterZones zones;
    private final ProcessLock lock;
    private final ImportFiles files;
    private final Set<ImportId> alive = ConcurrentHashMap.newKeySet();
    private final ThreadPoolExecutor executor = new ThreadPoolExecutor(
            AT_A_TIME,
            AT_A_TIME,
            10,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING),
            Thread.ofPlatform().name("import-", 1).factory());
    private final Pace considerate = new Pace(executor::getActiveCount);

    Imports(ImportLog log, ImportRun run, QuarterZones zones, ProcessLock lock, ImportFiles files) {
        this.log = log;
        this.run = run;
        this.zones = zones;
        this.lock = lock;
        this.files = files;
        executor.allowCoreThreadTimeOut(true);
    }

    /** An idempotency key, and the digest of its request. */
    public record Key(String key, String digest) {}

    /**
     * A file that someone imports.
     *
     * @param actor the random id of a user, or {@code policy:} and a name
     * @param format how it is written
     * @param file its octets
     * @param charset what they are written in, or null where the sender does not say
     * @param dryRun whether only to say what would be done
     */
    public record Upload(
            OrganisationId organisation,
            String actor,
            ImportKind kind,
            Format format,
            QuarterId quarter,
            byte[] file,
            @Nullable Charset charset,
            boolean dryRun,
            @Nullable Key key) {

        /** A calendar. */
        public Upload(
                OrganisationId organisation,
                String actor,
                QuarterId quarter,
                byte[] file,
                Charset charset,
                boolean dryRun,
                @Nullable Key key) {
            this(organisation, actor, ImportKind.ACTIVITIES, Format.CALENDAR, quarter, file, charset, dryRun, key);
        }

        private Upload withoutFile() {
            return new Upload(organisation, actor, kind, format, quarter, new byte[0], charset, dryRun, key);
        }
    }

    /** How a file is written. */
    public enum Format {
        CALENDAR,
        TABLE
    }

    /** An import that has begun: what it works through. */
    record Begun(ImportId id, Upload upload, Entries entries) {}

    /**
     * Begins an import and runs it in the background.
     *
     * @throws Refusal 400 when it is no calendar or no such table, 409 while another import of the organisation runs, 422 when there is
     *     no such quarter, 503 when too many wait
     */
    public ImportId start(Upload upload) {
        Optional<ImportId> earlier = earlier(upload);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        Begun begun;
        try {
            begun = begin(upload);
        } catch (DuplicateKeyException _) {
            return earlier(upload).orElseThrow(Imports::alreadyRunning);
        }
        try {
            executor.execute(() -> finish(begun, considerate, progress -> {}));
        } catch (RejectedExecutionException _) {
            alive.remove(begun.id());
            log.end(begun.id(), Status.FAILED, "Too many imports were waiting.");
            throw new Refusal(
                    HttpStatus.SERVICE_UNAVAILABLE, "unavailable", "Too many imports are waiting. Try again shortly.");
        }
        return begun.id();
    }

    /**
     * Imports in the thread of the caller.
     *
     * @param progress hears of the import after each entry
     * @throws Refusal as {@link #start}
     */
    public ImportReport run(Upload upload, Consumer<ImportReport> progress) {
        Begun begun;
        try {
            begun = begin(upload);
        } catch (DuplicateKeyException _) {
            throw alreadyRunning();
        }
        finish(begun, Pace.FULL, progress);
        return log.find(begun.id(), upload.organisation()).orElseThrow();
    }

    private Begun begin(Upload upload) {
        ZoneId zone = zones.of(upload.quarter(), upload.organisation())
                .orElseThrow(() ->
                        GeneralRule.UNKNOWN_REFERENCE.violatedBy(List.of(new FieldError("quarter", "does not exist"))));
        Entries entries = files.entries(upload, zone);
        sweep();
        ImportId id = ImportId.next();
        alive.add(id);
        try {
            log.begin(id, upload, entries, lock.hold());
        } catch (RuntimeException e) {
            alive.remove(id);
            throw e;
        }
        return new Begun(id, upload.withoutFile(), entries);
    }

    private void finish(Begun begun, Pace pace, Consumer<ImportReport> progress) {
        try {
            run.work(begun, pace, progress);
        } finally {
            alive.remove(begun.id());
        }
    }

    private Optional<ImportId> earlier(Upload upload) {
        Optional<Keyed> keyed = log.byKey(upload);
        keyed.ifPresent(found -> GeneralRule.KEY_USED_FOR_ANOTHER_REQUEST.require(
                upload.key() != null && found.digest().equals(upload.key().digest())));
        return keyed.map(Keyed::id);
    }

    /** Marks what nobody works on any more as failed: imports of dead processes, and of threads that broke off. */
    @PostConstruct
    void sweep() {
        for (Running running : log.running()) {
            boolean dead =
                    lock.isThis(running.process()) ? !alive.contains(running.id()) : lock.isDead(running.process());
            if (dead) {
                log.end(running.id(), Status.FAILED, INTERRUPTED);
            }
        }
    }

    /** Stops between two entries, and says so. */
    @PreDestroy
    void stop() throws InterruptedException {
        executor.shutdownNow();
        executor.awaitTermination(10, TimeUnit.SECONDS);
        alive.clear();
        sweep();
    }

    private static Refusal alreadyRunning() {
        return new Refusal(
                HttpStatus.CONFLICT, "import-running", "Another import of the organisation is still running.");
    }
}
