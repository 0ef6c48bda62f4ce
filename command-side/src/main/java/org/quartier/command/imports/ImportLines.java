package org.quartier.command.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.Nullable;
import org.quartier.command.CommandPolicies;
import org.quartier.kernel.event.PersonEvent.PersonErasureRequested;
import org.quartier.kernel.id.ImportId;
import org.quartier.kernel.store.EventMetadata;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Writes what became of entries, many at a time: one transaction each would cost others as much as the entries
 * themselves.
 */
@Component
@ProcessingGroup(CommandPolicies.GROUP)
class ImportLines {

    private final JdbcClient db;

    ImportLines(@Qualifier("command") JdbcClient db) {
        this.db = db;
    }

    /**
     * What became of an entry.
     *
     * @param number its place in the report
     * @param person whose erasure takes away its uid, or null
     * @param position the index of the last event that it led to, or 0
     */
    record Line(
            int number,
            @Nullable Integer line,
            @Nullable String uid,
            String result,
            @Nullable String detail,
            @Nullable UUID record,
            @Nullable UUID person,
            long position) {}

    /** Writes them and counts them. A person whose erasure is asked for meanwhile waits, or their uid is left out. */
    void write(ImportId id, List<Line> lines) {
        db.sql("""
            WITH line AS (
                SELECT * FROM unnest(CAST(:numbers AS integer[]), CAST(:lines AS integer[]), CAST(:uids AS text[]),
                    CAST(:results AS text[]), CAST(:details AS text[]), CAST(:records AS uuid[]),
                    CAST(:persons AS uuid[])) AS line (number, line, uid, result, detail, record, person)
            ), known AS (
                SELECT d.id FROM command.directory d JOIN command.import i USING (organisation)
                WHERE i.id = :id AND d.kind = 'PersonId' AND d.id = ANY(CAST(:persons AS uuid[]))
                FOR KEY SHARE OF d
            ), item AS (
                INSERT INTO command.import_item
                    (import, number, organisation, line, uid, result, detail, record, person)
                SELECT i.id, l.number, i.organisation, l.line,
                    CASE WHEN l.person IS NULL OR k.id IS NOT NULL THEN l.uid END, l.result, l.detail, l.record, k.id
                FROM line l JOIN command.import i ON i.id = :id LEFT JOIN known k ON k.id = l.person
            )
            UPDATE command.import SET
                created   = created   + (SELECT count(*) FROM line WHERE result = 'CREATED'),
                changed   = changed   + (SELECT count(*) FROM line WHERE result = 'CHANGED'),
                unchanged = unchanged + (SELECT count(*) FROM line WHERE result = 'UNCHANGED'),
                refused   = refused   + (SELECT count(*) FROM line WHERE result = 'REFUSED'),
                missing   = missing   + (SELECT count(*) FROM line WHERE result = 'MISSING'),
                position  = greatest(position, :position)
            WHERE id = :id
            """)
                .param("id", id.value())
                .param("numbers", all(lines, Line::number, Integer[]::new))
                .param("lines", all(lines, Line::line, Integer[]::new))
                .param("uids", all(lines, Line::uid, String[]::new))
                .param("results", all(lines, Line::result, String[]::new))
                .param("details", all(lines, Line::detail, String[]::new))
                .param("records", all(lines, Line::record, UUID[]::new))
                .param("persons", all(lines, Line::person, UUID[]::new))
                .param(
                        "position",
                        lines.stream().mapToLong(Line::position).max().orElse(0))
                .update();
    }

    /** Whoever writes a line about them first holds their row of the directory; what it wrote is seen then. */
    @EventHandler
    void on(PersonErasureRequested event, EventMetadata about) {
        db.sql("""
            SELECT id FROM command.directory
            WHERE organisation = :organisation AND kind = 'PersonId' AND id = :person FOR UPDATE
            """)
                .param("organisation", about.organisation().value())
                .param("person", event.person().value())
                .query(UUID.class)
                .optional();
        db.sql("""
            UPDATE command.import_item SET uid = NULL, person = NULL
            WHERE organisation = :organisation AND person = :person
            """)
                .param("organisation", about.organisation().value())
                .param("person", event.person().value())
                .update();
    }

    private static <T> T[] all(List<Line> lines, Function<Line, ? extends @Nullable T> part, IntFunction<T[]> array) {
        List<@Nullable T> parts = new ArrayList<>();
        lines.forEach(line -> parts.add(part.apply(line)));
        return parts.toArray(array);
    }
}
