package org.quartier.query.outofhours;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.access.Actor;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.id.QuarterId;
import org.quartier.query.Names;
import org.quartier.query.ProjectionPositions;
import org.quartier.query.Rows;
import org.quartier.query.Snapshots;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads who was bound to what took place out of hours: its moderators and its key holder, where they are staff. */
@Component
class OutOfHoursWork {

    private static final int A_DAY_AROUND = 1;

    private final JdbcClient db;
    private final Snapshots snapshots;
    private final ProjectionPositions positions;

    OutOfHoursWork(@Qualifier("query") JdbcClient db, Snapshots snapshots, ProjectionPositions positions) {
        this.db = db;
        this.snapshots = snapshots;
        this.positions = positions;
    }

    /**
     * What is asked.
     *
     * @param from the first day, in the zone of each activity's quarter
     * @param to the first day after the last
     * @param now what has not ended by then is not counted
     */
    record Question(LocalDate from, LocalDate to, @Nullable QuarterId quarter, Instant now) {}

    /**
     * A staff member in a month.
     *
     * @param name only for those who may see it
     * @param minutes how long their activities were out of hours
     */
    record Row(YearMonth month, UUID personId, @Nullable String name, int activities, int minutes) {

        private Row plus(Row other) {
            return new Row(month, personId, name, activities + other.activities, minutes + other.minutes);
        }
    }

    /** The rows, and the position to which they were computed. */
    record Figures(long position, List<Row> rows) {}

    private record Key(YearMonth month, UUID person) {}

    private record Work(LocalDate day, Row row) {}

    /** By month, and by person within it. */
    Figures of(Actor actor, Question question) {
        return snapshots.read(() -> new Figures(positions.of(OutOfHoursController.PROJECTIONS), rows(actor, question)));
    }

    /** Whether the organisation has such a quarter. */
    boolean knows(OrganisationId organisation, QuarterId quarter) {
        return db.sql("SELECT EXISTS (SELECT FROM query.quarter WHERE organisation = ? AND quarter = ?)")
                .param(organisation.value())
                .param(quarter.value())
                .query(Boolean.class)
                .single();
    }

    private List<Row> rows(Actor actor, Question question) {
        Map<Key, Row> rows = new TreeMap<>(Comparator.comparing(Key::month).thenComparing(Key::person));
        work(actor, question).stream()
                .filter(work ->
                        !work.day().isBefore(question.from()) && work.day().isBefore(question.to()))
                .map(Work::row)
                .forEach(row -> rows.merge(new Key(row.month(), row.personId()), row, Row::plus));
        return new ArrayList<>(rows.values());
    }

    private List<Work> work(Actor actor, Question question) {
        return db.sql("""
            SELECT w.person, n.name, a.starts_at, a.out_of_hours_minutes, coalesce(q.zone, a.zone) AS zone
            FROM query.activity a
            LEFT JOIN query.quarter q ON q.quarter = a.quarter AND q.organisation = a.organisation
            JOIN LATERAL (
                SELECT m.person FROM query.activity_moderator m
                WHERE m.activity = a.activity AND m.organisation = a.organisation
                UNION
                SELECT CAST(CAST(a.details AS jsonb) ->> 'keyHolder' AS uuid)) w ON EXISTS (
                    SELECT FROM query.staff s WHERE s.organisation = a.organisation AND s.person = w.person)
            LEFT JOIN query.seen_name(:organisation, :everyone, :moderator) n ON n.person = w.person
            WHERE a.organisation = :organisation AND a.out_of_hours IS NOT NULL
              AND a.state IN ('PUBLISHED', 'COMPLETED') AND coalesce(a.ends_at, a.starts_at) <= :now
              AND a.starts_at >= :from AND a.starts_at < :to
              AND (CAST(:quarter AS uuid) IS NULL OR a.quarter = CAST(:quarter AS uuid))
            """)
                .param("organisation", actor.organisation().value())
                .param("everyone", Names.ofEveryone(actor))
                .param("moderator", Names.moderator(actor))
                .param("now", question.now().atOffset(ZoneOffset.UTC))
                .param(
                        "from",
                        question.from().minusDays(A_DAY_AROUND).atStartOfDay().atOffset(ZoneOffset.UTC))
                .param("to", question.to().plusDays(A_DAY_AROUND).atStartOfDay().atOffset(ZoneOffset.UTC))
                .param(
                        "quarter",
                        question.quarter() == null ? null : question.quarter().value())
                .query(OutOfHoursWork::work)
                .list();
    }

    private static Work work(ResultSet row, int n) throws SQLException {
        LocalDate day = LocalDate.ofInstant(Rows.instant(row, "starts_at"), ZoneId.of(row.getString("zone")));
        return new Work(
                day,
                new Row(
                        YearMonth.from(day),
                        row.getObject("person", UUID.class),
                        row.getString("name"),
                        1,
                        row.getInt("out_of_hours_minutes")));
    }
}
