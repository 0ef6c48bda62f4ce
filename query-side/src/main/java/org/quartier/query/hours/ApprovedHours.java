package org.quartier.query.hours;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.access.Actor;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.query.Names;
import org.quartier.query.Rows;
import org.quartier.query.hours.HourStatements.Entry;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Of a volunteer's entries of a year, those that were approved as far as was known at a time. */
@Component
class ApprovedHours {

    private static final String KNOWN = """
        SELECT DISTINCT ON (entry) entry, status, start_at, end_at, minutes
        FROM query.hour_entry_state
        WHERE organisation = :organisation AND volunteer = :volunteer AND recorded_at < :known AND position < :before
        ORDER BY entry, version DESC
        """;

    private final JdbcClient db;

    ApprovedHours(@Qualifier("query") JdbcClient db) {
        this.db = db;
    }

    /**
     * What was known when.
     *
     * @param year the calendar year of the start of an entry, in {@code zone}
     * @param asOf the day at whose end, in {@code zone}, it was known
     * @param before the position in the log before which it was recorded; {@link Long#MAX_VALUE} for all
     */
    record Knowledge(OrganisationId organisation, UUID volunteer, int year, LocalDate asOf, ZoneId zone, long before) {}

    /** The entries by start, with the tasks that an actor may see. */
    List<Entry> find(Actor actor, Knowledge knowledge) {
        return asked("""
            SELECT known.entry, h.activity, CASE WHEN :everyone OR led.activity IS NOT NULL THEN h.task END AS task,
                   known.start_at, known.end_at, known.minutes
            FROM (%s) known
            JOIN query.hour_entry h ON h.entry = known.entry
            LEFT JOIN (SELECT DISTINCT activity FROM query.led_activity
                       WHERE organisation = :organisation AND actor = :moderator) led ON led.activity = h.activity
            WHERE known.status = 'APPROVED' AND known.start_at >= :from AND known.start_at < :to
            ORDER BY known.start_at, known.entry
            """.formatted(KNOWN), knowledge)
                .param("everyone", Names.ofEveryone(actor))
                .param("moderator", Names.moderator(actor))
                .query((row, n) -> entry(row, row.getObject("activity", UUID.class), row.getString("task")))
                .list();
    }

    /** The same without activities and tasks: what a digest is made of. */
    List<Entry> bare(Knowledge knowledge) {
        return asked("""
            SELECT known.entry, known.start_at, known.end_at, known.minutes
            FROM (%s) known
            WHERE known.status = 'APPROVED' AND known.start_at >= :from AND known.start_at < :to
            ORDER BY known.start_at, known.entry
            """.formatted(KNOWN), knowledge)
                .query((row, n) -> entry(row, null, null))
                .list();
    }

    /** How many of the entries count no more, or no more as they did then. */
    long changedSince(Knowledge knowledge) {
        return asked("""
            SELECT count(*)
            FROM (%s) known
            JOIN query.hour_entry now ON now.entry = known.entry
            WHERE known.status = 'APPROVED' AND known.start_at >= :from AND known.start_at < :to
              AND (now.status, now.start_at, now.end_at, now.minutes)
                  IS DISTINCT FROM (known.status, known.start_at, known.end_at, known.minutes)
            """.formatted(KNOWN), knowledge).query(Long.class).single();
    }

    private JdbcClient.StatementSpec asked(String sql, Knowledge knowledge) {
        return db.sql(sql)
                .param("organisation", knowledge.organisation().value())
                .param("volunteer", knowledge.volunteer())
                .param("known", startOf(knowledge.asOf().plusDays(1), knowledge.zone()))
                .param("before", knowledge.before())
                .param("from", startOf(LocalDate.of(knowledge.year(), 1, 1), knowledge.zone()))
                .param("to", startOf(LocalDate.of(knowledge.year() + 1, 1, 1), knowledge.zone()));
    }

    private static Entry entry(ResultSet row, @Nullable UUID activity, @Nullable String task) throws SQLException {
        return new Entry(
                row.getObject("entry", UUID.class),
                activity,
                task,
                Rows.instant(row, "start_at"),
                Rows.instant(row, "end_at"),
                row.getInt("minutes"));
    }

    private static OffsetDateTime startOf(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant().atOffset(ZoneOffset.UTC);
    }
}
