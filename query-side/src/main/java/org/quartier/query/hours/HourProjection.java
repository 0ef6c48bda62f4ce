package org.quartier.query.hours;

import java.time.Instant;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
import org.quartier.kernel.event.HourEntryEvent.ApprovalRevoked;
import org.quartier.kernel.event.HourEntryEvent.HoursApproved;
import org.quartier.kernel.event.HourEntryEvent.HoursCorrected;
import org.quartier.kernel.event.HourEntryEvent.HoursDrafted;
import org.quartier.kernel.event.HourEntryEvent.HoursRejected;
import org.quartier.kernel.event.HourEntryEvent.HoursSubmitted;
import org.quartier.kernel.event.PersonEvent.PersonErased;
import org.quartier.kernel.id.HourEntryId;
import org.quartier.kernel.store.EventMetadata;
import org.quartier.query.Projection;
import org.quartier.query.Writes;
import org.springframework.stereotype.Component;

/**
 * Keeps {@code query.hour_entry}, one row per entry, and {@code query.hour_entry_state}, one row per entry and event.
 * Reasons are not kept; the task is until the person is erased.
 */
@Component
class HourProjection extends Projection {

    static final String NAME = "hours";

    private final Writes writes;

    HourProjection(Writes writes) {
        super(NAME, "query.hour_entry", "query.hour_entry_state", "query.hours_erased_person");
        this.writes = writes;
    }

    @EventHandler
    void on(HoursDrafted event, EventMetadata about, @SequenceNumber long version, @Timestamp Instant recordedAt) {
        writes.add(
                """
                INSERT INTO query.hour_entry (entry, organisation, volunteer, person, activity, status, task,
                    start_at, end_at, minutes, written_by, version)
                VALUES (:entry, :organisation, :volunteer, :person, :activity, :status,
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
        remember(event.hourEntry(), recordedAt);
    }

    @EventHandler
    void on(HoursSubmitted event, @SequenceNumber long version, @Timestamp Instant recordedAt) {
        submit(event.hourEntry(), event.start(), event.end(), event.minutes(), version, recordedAt);
    }

    @EventHandler
    void on(HoursCorrected event, @SequenceNumber long version, @Timestamp Instant recordedAt) {
        submit(event.hourEntry(), event.start(), event.end(), event.minutes(), version, recordedAt);
    }

    @EventHandler
    void on(HoursApproved event, @SequenceNumber long version, @Timestamp Instant recordedAt) {
        decide(event.hourEntry(), HourStatus.APPROVED, version, recordedAt);
    }

    @EventHandler
    void on(HoursRejected event, @SequenceNumber long version, @Timestamp Instant recordedAt) {
        decide(event.hourEntry(), HourStatus.REJECTED, version, recordedAt);
    }

    @EventHandler
    void on(ApprovalRevoked event, @SequenceNumber long version, @Timestamp Instant recordedAt) {
        decide(event.hourEntry(), HourStatus.SUBMITTED, version, recordedAt);
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

    private void submit(HourEntryId entry, Instant start, Instant end, int minutes, long version, Instant recordedAt) {
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
        remember(entry, recordedAt);
    }

    private void decide(HourEntryId entry, HourStatus status, long version, Instant recordedAt) {
        writes.add(
                "UPDATE query.hour_entry SET status = :status, version = :version WHERE entry = :entry",
                "entry",
                entry,
                "status",
                status,
                "version",
                version);
        remember(entry, recordedAt);
    }

    /** Copies the entry as it now is; the version came into the row with the statement before. */
    private void remember(HourEntryId entry, Instant recordedAt) {
        writes.add("""
            INSERT INTO query.hour_entry_state
                (entry, organisation, volunteer, status, start_at, end_at, minutes, version, recorded_at)
            SELECT entry, organisation, volunteer, status, start_at, end_at, minutes, version, :recordedAt
            FROM query.hour_entry WHERE entry = :entry
            ON CONFLICT (entry, version) DO NOTHING
            """, "entry", entry, "recordedAt", recordedAt);
    }
}
