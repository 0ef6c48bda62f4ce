package org.quartier.query.participation;

import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.event.ParticipationEvent;
import org.quartier.kernel.event.ParticipationEvent.AttendanceCorrected;
import org.quartier.kernel.event.ParticipationEvent.AttendanceRecorded;
import org.quartier.kernel.event.ParticipationEvent.CapacityChanged;
import org.quartier.kernel.event.ParticipationEvent.CheckInAnnulled;
import org.quartier.kernel.event.ParticipationEvent.CheckedIn;
import org.quartier.kernel.event.ParticipationEvent.HeadsCounted;
import org.quartier.kernel.event.ParticipationEvent.ParticipantRegistered;
import org.quartier.kernel.event.ParticipationEvent.ParticipationClosed;
import org.quartier.kernel.event.ParticipationEvent.ParticipationMoved;
import org.quartier.kernel.event.ParticipationEvent.ParticipationOpened;
import org.quartier.kernel.event.ParticipationEvent.PromotionSkipped;
import org.quartier.kernel.event.ParticipationEvent.RegistrationLapsed;
import org.quartier.kernel.event.ParticipationEvent.RegistrationPromoted;
import org.quartier.kernel.event.ParticipationEvent.RegistrationRejected;
import org.quartier.kernel.event.ParticipationEvent.RegistrationWithdrawn;
import org.quartier.kernel.id.RegistrationId;
import org.quartier.kernel.store.EventMetadata;
import org.quartier.kernel.value.Attendance;
import org.quartier.kernel.value.Capacity;
import org.quartier.kernel.value.RegistrationStatus;
import org.quartier.query.Projection;
import org.quartier.query.Writes;
import org.springframework.stereotype.Component;

/**
 * Keeps {@code query.participation}, {@code registration} and {@code nameless_check_in}: how each stands now; and
 * through {@link Decisions} why the waiting list moved as it did.
 */
@Component
class ParticipationProjection extends Projection {

    static final String NAME = "participation";

    private final Writes writes;
    private final Decisions decisions;

    ParticipationProjection(Writes writes) {
        super(
                NAME,
                "query.participation",
                "query.registration",
                "query.nameless_check_in",
                "query.waiting_list_decision");
        this.writes = writes;
        this.decisions = new Decisions(writes);
    }

    @EventHandler
    void on(ParticipationEvent event, EventMetadata about, @SequenceNumber long version, TrackingToken token) {
        switch (event) {
            case ParticipationOpened opened -> open(opened, about);
            case ParticipationMoved moved -> {}
            case ParticipationClosed closed -> close(closed);
            case CapacityChanged changed -> change(changed);
            case ParticipantRegistered registered -> register(registered, about);
            case RegistrationWithdrawn withdrawn -> status(withdrawn.registration(), RegistrationStatus.WITHDRAWN);
            case RegistrationRejected rejected -> status(rejected.registration(), RegistrationStatus.REJECTED);
            case RegistrationPromoted promoted -> {
                status(promoted.registration(), RegistrationStatus.CONFIRMED);
                decisions.promoted(promoted, about, token);
            }
            case PromotionSkipped skipped -> decisions.skipped(skipped, about, token);
            case RegistrationLapsed lapsed -> {
                status(lapsed.registration(), RegistrationStatus.WITHDRAWN);
                decisions.lapsed(lapsed, about, token);
            }
            case AttendanceRecorded recorded -> attendance(recorded.registration(), recorded.attendance());
            case AttendanceCorrected corrected -> attendance(corrected.registration(), corrected.after());
            case CheckedIn checkedIn -> checkIn(checkedIn, about);
            case CheckInAnnulled annulled -> annul(annulled);
            case HeadsCounted counted -> count(counted);
        }
        writes.add(
                "UPDATE query.participation SET version = :version WHERE activity = :activity",
                "version",
                version,
                "activity",
                event.activity());
    }

    private void open(ParticipationOpened event, EventMetadata about) {
        Capacity capacity = event.capacity();
        writes.add(
                """
                INSERT INTO query.participation
                    (activity, organisation, places, reserved, policy, mode, closed, version)
                VALUES (:activity, :organisation, :places, :reserved, :policy, :mode, false, 0)
                ON CONFLICT (activity) DO NOTHING
                """,
                "activity",
                event.activity(),
                "organisation",
                about.organisation(),
                "places",
                capacity == null ? null : capacity.places(),
                "reserved",
                capacity == null ? null : capacity.reserved(),
                "policy",
                capacity == null ? null : capacity.policy(),
                "mode",
                capacity == null ? null : capacity.mode());
    }

    private void close(ParticipationClosed event) {
        writes.add(
                "UPDATE query.participation SET closed = true WHERE activity = :activity",
                "activity",
                event.activity());
    }

    private void change(CapacityChanged event) {
        writes.add(
                """
                UPDATE query.participation
                SET places = :places, reserved = :reserved, policy = :policy, mode = :mode
                WHERE activity = :activity
                """,
                "activity",
                event.activity(),
                "places",
                event.capacity().places(),
                "reserved",
                event.capacity().reserved(),
                "policy",
                event.capacity().policy(),
                "mode",
                event.capacity().mode());
    }

    private void register(ParticipantRegistered event, EventMetadata about) {
        writes.add(
                """
                INSERT INTO query.registration (registration, organisation, activity, person, status, companions,
                    priority, source, sequence, joined_at, attendance)
                VALUES (:registration, :organisation, :activity, :person, :status, :companions,
                    :priority, :source, :sequence, :joinedAt, 'UNKNOWN')
                ON CONFLICT (registration) DO NOTHING
                """,
                "registration",
                event.registration(),
                "organisation",
                about.organisation(),
                "activity",
                event.activity(),
                "person",
                event.person(),
                "status",
                event.status(),
                "companions",
                event.companions(),
                "priority",
                event.priority(),
                "source",
                event.source(),
                "sequence",
                event.sequence(),
                "joinedAt",
                event.joinedAt());
    }

    private void status(RegistrationId registration, RegistrationStatus status) {
        writes.add(
                "UPDATE query.registration SET status = :status WHERE registration = :registration",
                "status",
                status,
                "registration",
                registration);
    }

    private void attendance(@Nullable RegistrationId registration, @Nullable Attendance attendance) {
        if (registration == null || attendance == null) {
            return;
        }
        writes.add(
                """
                UPDATE query.registration SET attendance = :attendance, minutes = :minutes
                WHERE registration = :registration
                """, "attendance", attendance.status(), "minutes", attendance.minutes(), "registration", registration);
    }

    private void checkIn(CheckedIn event, EventMetadata about) {
        if (event.registration() != null) {
            attendance(event.registration(), Attendance.PRESENT);
            return;
        }
        writes.add(
                """
                INSERT INTO query.nameless_check_in (check_in, organisation, activity, heads)
                VALUES (:checkIn, :organisation, :activity, :heads)
                ON CONFLICT (check_in) DO NOTHING
                """,
                "checkIn",
                event.checkIn(),
                "organisation",
                about.organisation(),
                "activity",
                event.activity(),
                "heads",
                event.heads());
    }

    private void annul(CheckInAnnulled event) {
        attendance(event.registration(), event.restored());
        writes.add("DELETE FROM query.nameless_check_in WHERE check_in = :checkIn", "checkIn", event.checkIn());
    }

    private void count(HeadsCounted event) {
        writes.add("""
            UPDATE query.participation SET counted = :total, counted_additional = :additional
            WHERE activity = :activity
            """, "total", event.total(), "additional", event.additional(), "activity", event.activity());
    }
}
