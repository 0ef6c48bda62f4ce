package org.quartier.command.imports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.quartier.command.imports.ImportReport.Item;
import org.quartier.command.imports.ImportReport.Status;
import org.quartier.kernel.id.ImportId;
import org.quartier.kernel.id.OrganisationId;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables of imports. Each change commits at once, so that others see how far an import is. */
@Component
class ImportLog {

    private final JdbcClient db;
    private final Clock clock;

    ImportLog(@Qualifier("command") JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** A running import, and the number of the process that runs it. */
    record Running(ImportId id, long process) {}

    /** An import that an idempotency key led to, and the digest of its request. */
    record Keyed(ImportId id, String digest) {}

    /** @throws DuplicateKeyException when the organisation has a running import, or the key was used */
    void begin(ImportId id, Imports.Upload upload, Entries entries, long process) {
        db.sql("""
            INSERT INTO command.import
                (id, organisation, kind, quarter, actor, key, digest, process, dry_run, status, detail, total, started_at)
            VALUES (:id, :organisation, :kind, :quarter, :actor, :key, :digest, :process, :dryRun, 'RUNNING', :detail,
                :total, :now)
            """)
                .param("id", id.value())
                .param("organisation", upload.organisation().value())
                .param("kind", upload.kind().name())
                .param("quarter", upload.quarter().value())
                .param("actor", upload.actor())
                .param("key", upload.key() == null ? null : upload.key().key())
                .param("digest", upload.key() == null ? null : upload.key().digest())
                .param("process", process)
                .param("dryRun", upload.dryRun())
                .param("detail", entries.remark())
                .param("total", entries.total())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Ends a running import; one that has ended stays as it is. */
    void end(ImportId id, Status status, @Nullable String detail) {
        db.sql("""
            UPDATE command.import SET status = :status, detail = coalesce(:detail, detail), ended_at = :now
            WHERE id = :id AND status = 'RUNNING'
            """)
                .param("id", id.value())
                .param("status", status.name())
                .param("detail", detail)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    List<Running> running() {
        return db.sql("SELECT id, process FROM command.import WHERE status = 'RUNNING'")
                .query((row, n) -> new Running(new ImportId(row.getObject("id", UUID.class)), row.getLong("process")))
                .list();
    }

    Optional<Keyed> byKey(Imports.Upload upload) {
        if (upload.key() == null) {
            return Optional.empty();
        }
        return db.sql("""
            SELECT id, digest FROM command.import
            WHERE organisation = :organisation AND actor = :actor AND key = :key
            """)
                .param("organisation", upload.organisation().value())
                .param("actor", upload.actor())
                .param("key", upload.key().key())
                .query((row, n) -> new Keyed(new ImportId(row.getObject("id", UUID.class)), row.getString("digest")))
                .optional();
    }

    /** The last event of the log, or 0. */
    long head() {
        return db.sql("SELECT coalesce(max(global_index), 0) FROM events.domain_event")
                .query(Long.class)
                .single();
    }

    /** The last event that an import led to, or 0. */
    long position(ImportId id) {
        return db.sql("SELECT position FROM command.import WHERE id = :id")
                .param("id", id.value())
                .query(Long.class)
                .single();
    }

    /** The last event that any import of an organisation led to, or 0. */
    long position(OrganisationId organisation) {
        return db.sql("SELECT coalesce(max(position), 0) FROM command.import WHERE organisation = :organisation")
                .param("organisation", organisation.value())
                .query(Long.class)
                .single();
    }

    Optional<ImportReport> find(ImportId id, OrganisationId organisation) {
        return db.sql("SELECT * FROM command.import WHERE organisation = :organisation AND id = :id")
                .param("organisation", organisation.value())
                .param("id", id.value())
                .query(ImportLog::report)
                .optional()
                .map(found -> found.with(items(found)));
    }

    /** The newest first, at most {@code limit}, after {@code after} where it is not null. */
    List<ImportReport> list(OrganisationId organisation, int limit, @Nullable ImportId after) {
        return db.sql("""
            SELECT * FROM command.import
            WHERE organisation = :organisation AND (CAST(:after AS uuid) IS NULL OR id < CAST(:after AS uuid))
            ORDER BY id DESC LIMIT :limit
            """)
                .param("organisation", organisation.value())
                .param("after", after == null ? null : after.value())
                .param("limit", limit)
                .query(ImportLog::report)
                .list();
    }

    /** As many as are counted: more may have been written since. */
    private List<Item> items(ImportReport of) {
        return db.sql("""
            SELECT line, uid, result, detail, record FROM command.import_item
            WHERE import = :id AND number <= :counted ORDER BY number
            """)
                .param("id", of.id().value())
                .param("counted", of.done() + of.missing())
                .query((row, n) -> Item.of(
                        of.kind(),
                        row.getObject("line", Integer.class),
                        row.getString("uid"),
                        row.getString("result"),
                        row.getString("detail"),
                        row.getObject("record", UUID.class)))
                .list();
    }

    private static ImportReport report(ResultSet row, int number) throws SQLException {
        return new ImportReport(
                new ImportId(row.getObject("id", UUID.class)),
                ImportKind.valueOf(row.getString("kind")),
                Status.valueOf(row.getString("status")),
                row.getBoolean("dry_run"),
                row.getString("detail"),
                row.getInt("total"),
                row.getInt("created"),
                row.getInt("changed"),
                row.getInt("unchanged"),
                row.getInt("refused"),
                row.getInt("missing"),
                null);
    }
}
