package org.quartier.query.hours;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.access.Actor;
import org.quartier.kernel.id.VolunteerId;
import org.quartier.kernel.web.Refusal;
import org.quartier.query.Names;
import org.quartier.query.ProjectionPositions;
import org.quartier.query.Rows;
import org.quartier.query.Snapshots;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The statement of a volunteer's hours: of each entry the state that was known at the end of a day, and of those what
 * was approved. The sum and its position in the log are read from one snapshot.
 */
@Component
class HourStatements {

    /** Says how the figures are made; a new one gets a new name. */
    private static final String DEFINITION = "hours-statement/1";

    private final JdbcClient db;
    private final ProjectionPositions positions;
    private final Snapshots snapshots;
    private final Clock clock;

    HourStatements(@Qualifier("query") JdbcClient db, Snapshots snapshots, ProjectionPositions positions, Clock clock) {
        this.db = db;
        this.positions = positions;
        this.clock = clock;
        this.snapshots = snapshots;
    }

    /**
     * A statement.
     *
     * @param approvedMinutes the sum of the entries
     * @param asOf the day, in the zone of the volunteer's quarter, at whose end this was known
     * @param position the index up to which the log was read
     */
    record Statement(
            UUID volunteer,
            @Nullable String name,
            int year,
            LocalDate asOf,
            long approvedMinutes,
            List<Entry> entries,
            String definition,
            long position) {}

    /** One approved entry; the task is absent for those who see no names. */
    record Entry(UUID id, @Nullable UUID activity, @Nullable String task, Instant start, Instant end, int minutes) {}

    private record Of(@Nullable String name, ZoneId zone) {}

    /**
     * The statement of one year.
     *
     * @throws Refusal 404 for a volunteer of another organisation, 400 for a day to come
     */
    Statement of(Actor actor, VolunteerId volunteer, @Nullable Integer year, @Nullable LocalDate asOf) {
        return snapshots.read(() -> {
            Of of = find(actor, volunteer);
            LocalDate today = clock.instant().atZone(of.zone).toLocalDate();
            LocalDate day = asOf == null ? today : asOf;
            if (day.isAfter(today)) {
                throw Refusal.malformed("asOf", "must not be in the future");
            }
            int ofYear = year == null ? day.getYear() : year;
            List<Entry> entries = approved(actor, volunteer, ofYear, day, of.zone);
            return new Statement(
                    volunteer.value(),
                    of.name,
                    ofYear,
                    day,
                    entries.stream().mapToLong(Entry::minutes).sum(),
                    entries,
                    DEFINITION,
                    positions.of(HourProjection.NAME));
        });
    }

    /** @throws Refusal 404 when the organisation has no such volunteer */
    void requireKnown(Actor actor, VolunteerId volunteer) {
        find(actor, volunteer);
    }

    private Of find(Actor actor, VolunteerId volunteer) {
        return db.sql("""
            SELECT n.name, coalesce(q.zone, 'Europe/Berlin') AS zone
            FROM query.volunteer v
            LEFT JOIN query.seen_name(:organisation, :everyone, :moderator) n ON n.person = v.person
            LEFT JOIN query.quarter q ON q.quarter = v.quarter AND q.organisation = v.organisation
            WHERE v.organisation = :organisation AND v.volunteer = :volunteer
            """)
                .param("organisation", actor.organisation().value())
                .param("volunteer", volunteer.value())
                .param("everyone", Names.ofEveryone(actor))
                .param("moderator", Names.moderator(actor))
                .query((row, n) -> new Of(row.getString("name"), ZoneId.of(row.getString("zone"))))
                .optional()
                .orElseThrow(Refusal::notFound);
    }

    private List<Entry> approved(Actor actor, VolunteerId volunteer, int year, LocalDate asOf, ZoneId zone) {
        return db.sql("""
            SELECT known.entry, h.activity, CASE WHEN :everyone OR led.activity IS NOT NULL THEN h.task END AS task,
                   known.start_at, known.end_at, known.minutes
            FROM (SELECT DISTINCT ON (entry) entry, status, start_at, end_at, minutes
                  FROM query.hour_entry_state
                  WHERE organisation = :organisation AND volunteer = :volunteer AND recorded_at < :known
                  ORDER BY entry, version DESC) known
            JOIN query.hour_entry h ON h.entry = known.entry
            LEFT JOIN (SELECT DISTINCT activity FROM query.led_activity
                       WHERE organisation = :organisation AND actor = :moderator) led ON led.activity = h.activity
            WHERE known.status = 'APPROVED' AND known.start_at >= :from AND known.start_at < :to
            ORDER BY known.start_at, known.entry
            """)
                .param("organisation", actor.organisation().value())
                .param("volunteer", volunteer.value())
                .param("everyone", Names.ofEveryone(actor))
                .param("moderator", Names.moderator(actor))
                .param("known", startOf(asOf.plusDays(1), zone))
                .param("from", startOf(LocalDate.of(year, 1, 1), zone))
                .param("to", startOf(LocalDate.of(year + 1, 1, 1), zone))
                .query((row, n) -> new Entry(
                        row.getObject("entry", UUID.class),
                        row.getObject("activity", UUID.class),
                        row.getString("task"),
                        Rows.instant(row, "start_at"),
                        Rows.instant(row, "end_at"),
                        row.getInt("minutes")))
                .list();
    }

    private static OffsetDateTime startOf(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant().atOffset(ZoneOffset.UTC);
    }
}
