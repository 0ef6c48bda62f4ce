package org.quartier.query.hours;

import java.time.Instant;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventhandling.TrackingToken;
import org.quartier.kernel.event.HourEntryEvent.ApprovalRevoked;
import org.quartier.kernel.event.HourEntryEvent.HoursApproved;
import org.quartier.kernel.event.HourEntryEvent.HoursCorrected;
import org.quartier.kernel.event.HourEntryEvent.HoursDrafted;
import org.quartier.kernel.event.HourEntryEvent.HoursRejected;
import org.quartier.kernel.event.HourEntryEvent.HoursSubmitted;
import org.quartier.kernel.event.HoursStatementEvent.HoursStatementIssued;
import org.quartier.kernel.event.PersonEvent.PersonErased;
import org.quartier.kernel.id.HourEntryId;
import org.quartier.kernel.store.EventMetadata;
import org.quartier.query.Projection;
import org.quartier.query.Writes;
import org.quartier.query.statistic.Fact;
import org.springframework.stereotype.Component;

/**
 * Keeps {@code query.hour_entry}, one row per entry, {@code query.hour_entry_state}, one row per entry and event, and
 * {@code query.hours_statement}, one row per statement that was issued.
 * Reasons are not kept; the task is until the person is erased.
 */
@Component
class HourProjection extends Projection {

    static final String NAME = "hours";

    private final Writes writes;

    HourProjection(Writes writes) {
        super(NAME, "query.hour_entry", "query.hour_entry_state", "query.hours_erased_person", "query.hours_statement");
        this.writes = writes;
    }

    @EventHandler
    void on(
            HoursDrafted event,
            EventMetadata about,
            @SequenceNumber long version,
            @Timestamp Instant recordedAt,
            TrackingToken token) {
        writes.add(
                """
                INSERT INTO query.hour_entry (entry, organisation, volunteer, person, activity, shift, status,
                    task, start_at, end_at, minutes, written_by, version)
                VALUES (:entry, :organisation, :volunteer, :person, :activity, :shift, :status,
                    CASE WHEN EXISTS (SELECT FROM query.hours_erased_person WHERE person = :person) THEN NULL
                         ELSE CAST(:task AS text) END,
                    :start, :end, :minutes, :writtenBy, :version)
                ON CONFLICT (entry) DO NOTHING
                """,
                "entry",
                event.hourEntry(),
                "organisation",
                about.organisation(),
                "volunteer",
                event.volunteer(),
                "person",
                event.person(),
                "activity",
                event.activity(),
                "shift",
                event.shift(),
                "status",
                HourStatus.DRAFT,
                "task",
                event.task(),
                "start",
                event.start(),
                "end",
                event.end(),
                "minutes",
                event.minutes(),
                "writtenBy",
                about.actor(),
                "version",
                version);
        remember(event.hourEntry(), Fact.of(about, recordedAt, token));
    }

    @EventHandler
    void on(
            HoursSubmitted event,
            EventMetadata about,
            @SequenceNumber long version,
            @Timestamp Instant recordedAt,
            TrackingToken token) {
        submit(
                event.hourEntry(),
                event.start(),
                event.end(),
                event.minutes(),
                version,
                Fact.of(about, recordedAt, token));
    }

    @EventHandler
    void on(
            HoursCorrected event,
            EventMetadata about,
            @SequenceNumber long version,
            @Timestamp Instant recordedAt,
            TrackingToken token) {
        submit(
                event.hourEntry(),
                event.start(),
                event.end(),
                event.minutes(),
                version,
                Fact.of(about, recordedAt, token));
    }

    @EventHandler
    void on(
            HoursApproved event,
            EventMetadata about,
            @SequenceNumber long version,
            @Timestamp Instant recordedAt,
            TrackingToken token) {
        decide(event.hourEntry(), HourStatus.APPROVED, version, Fact.of(about, recordedAt, token));
    }

    @EventHandler
    void on(
            HoursRejected event,
            EventMetadata about,
            @SequenceNumber long version,
            @Timestamp Instant recordedAt,
            TrackingToken token) {
        decide(event.hourEntry(), HourStatus.REJECTED, version, Fact.of(about, recordedAt, token));
    }

    @EventHandler
    void on(
            ApprovalRevoked event,
            EventMetadata about,
            @SequenceNumber long version,
            @Timestamp Instant recordedAt,
            TrackingToken token) {
        decide(event.hourEntry(), HourStatus.SUBMITTED, version, Fact.of(about, recordedAt, token));
    }

    /** The task stands in rows of other aggregates: what is pending for them goes first, and nothing comes between. */
    @EventHandler
    void on(PersonErased event, EventMetadata about) {
        writes.flush();
        writes.add("""
            INSERT INTO query.hours_erased_person (person, organisation) VALUES (:person, :organisation)
            ON CONFLICT (person) DO NOTHING
            """, "person", event.person(), "organisation", about.organisation());
        writes.add("UPDATE query.hour_entry SET task = NULL WHERE person = :person", "person", event.person());
        writes.flush();
    }

    @EventHandler
    void on(
            HoursStatementIssued event,
            EventMetadata about,
            @SequenceNumber long version,
            @Timestamp Instant recordedAt,
            TrackingToken token) {
        writes.add(
                """
                INSERT INTO query.hours_statement (statement, organisation, volunteer, year, as_of, zone, code,
                    issued_at, position, version)
                VALUES (:statement, :organisation, :volunteer, :year, :asOf, :zone, :code, :issuedAt, :position,
                    :version)
                ON CONFLICT (statement) DO NOTHING
                """,
                "statement",
                event.statement(),
                "organisation",
                about.organisation(),
                "volunteer",
                event.volunteer(),
                "year",
                event.year(),
                "asOf",
                event.asOf(),
                "zone",
                event.zone(),
                "code",
                event.code(),
                "issuedAt",
                recordedAt,
                "position",
                token.position().orElseThrow(),
                "version",
                version);
    }

    private void submit(HourEntryId entry, Instant start, Instant end, int minutes, long version, Fact fact) {
        writes.add(
                """
                UPDATE query.hour_entry SET status = :status, start_at = :start, end_at = :end, minutes = :minutes,
                    version = :version
                WHERE entry = :entry
                """,
                "entry",
                entry,
                "status",
                HourStatus.SUBMITTED,
                "start",
                start,
                "end",
                end,
                "minutes",
                minutes,
                "version",
                version);
        remember(entry, fact);
    }

    private void decide(HourEntryId entry, HourStatus status, long version, Fact fact) {
        writes.add(
                "UPDATE query.hour_entry SET status = :status, version = :version WHERE entry = :entry",
                "entry",
                entry,
                "status",
                status,
                "version",
                version);
        remember(entry, fact);
    }

    /** Copies the entry as it now is; the version came into the row with the statement before. */
    private void remember(HourEntryId entry, Fact fact) {
        fact.write(writes, """
            INSERT INTO query.hour_entry_state (entry, organisation, volunteer, status, start_at, end_at, minutes, version,
                happened_at, recorded_at, position)
            SELECT entry, organisation, volunteer, status, start_at, end_at, minutes, version,
                :happenedAt, :recordedAt, :position
            FROM query.hour_entry WHERE entry = :entry
            ON CONFLICT (entry, version) DO NOTHING
            """, "entry", entry);
    }
}
