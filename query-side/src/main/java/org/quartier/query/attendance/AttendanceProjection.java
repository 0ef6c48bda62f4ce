package org.quartier.query.attendance;

import java.util.EnumMap;
import java.util.Map;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.event.ActivityEvent;
import org.quartier.kernel.event.ParticipationEvent.AttendanceCorrected;
import org.quartier.kernel.event.ParticipationEvent.AttendanceRecorded;
import org.quartier.kernel.event.ParticipationEvent.CheckInAnnulled;
import org.quartier.kernel.event.ParticipationEvent.CheckedIn;
import org.quartier.kernel.event.ParticipationEvent.HeadsCounted;
import org.quartier.kernel.event.ParticipationEvent.ParticipantRegistered;
import org.quartier.kernel.event.ParticipationEvent.RegistrationLapsed;
import org.quartier.kernel.event.ParticipationEvent.RegistrationPromoted;
import org.quartier.kernel.event.ParticipationEvent.RegistrationRejected;
import org.quartier.kernel.event.ParticipationEvent.RegistrationWithdrawn;
import org.quartier.kernel.id.RegistrationId;
import org.quartier.kernel.store.EventMetadata;
import org.quartier.kernel.value.AgeBand;
import org.quartier.kernel.value.Attendance;
import org.quartier.kernel.value.RegistrationStatus;
import org.quartier.query.Projection;
import org.quartier.query.Writes;
import org.springframework.stereotype.Component;

/** Keeps what attendance figures are made of: {@code query.attendance_*}; activities through {@link Activities}. */
@Component
class AttendanceProjection extends Projection {

    static final String NAME = "attendance";

    private final Writes writes;
    private final Activities activities;

    AttendanceProjection(Writes writes) {
        super(
                NAME,
                "query.attendance_activity",
                "query.attendance_registration",
                "query.attendance_head_count",
                "query.attendance_head_count_band",
                "query.attendance_nameless_check_in");
        this.writes = writes;
        this.activities = new Activities(writes);
    }

    @EventHandler
    void on(ActivityEvent event, EventMetadata about) {
        activities.on(event, about);
    }

    @EventHandler
    void on(ParticipantRegistered event, EventMetadata about) {
        String language = event.language();
        writes.add(
                """
                INSERT INTO query.attendance_registration
                    (registration, organisation, activity, person, status, source, age_band, language, attendance)
                VALUES (:registration, :organisation, :activity, :person, :status, :source, :ageBand, :language,
                    'UNKNOWN')
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
                "source",
                event.source(),
                "ageBand",
                event.ageBand(),
                "language",
                language == null ? AgeBand.UNKNOWN.code() : language);
    }

    @EventHandler
    void on(RegistrationWithdrawn event) {
        status(event.registration(), RegistrationStatus.WITHDRAWN);
    }

    @EventHandler
    void on(RegistrationRejected event) {
        status(event.registration(), RegistrationStatus.REJECTED);
    }

    @EventHandler
    void on(RegistrationPromoted event) {
        status(event.registration(), RegistrationStatus.CONFIRMED);
    }

    @EventHandler
    void on(RegistrationLapsed event) {
        status(event.registration(), RegistrationStatus.WITHDRAWN);
    }

    @EventHandler
    void on(AttendanceRecorded event) {
        attendance(event.registration(), event.attendance());
    }

    @EventHandler
    void on(AttendanceCorrected event) {
        attendance(event.registration(), event.after());
    }

    @EventHandler
    void on(CheckedIn event, EventMetadata about) {
        if (event.registration() != null) {
            attendance(event.registration(), Attendance.PRESENT);
            return;
        }
        writes.add(
                """
                INSERT INTO query.attendance_nameless_check_in (check_in, organisation, activity, heads)
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

    @EventHandler
    void on(CheckInAnnulled event) {
        attendance(event.registration(), event.restored());
        writes.add(
                "DELETE FROM query.attendance_nameless_check_in WHERE check_in = :checkIn", "checkIn", event.checkIn());
    }

    @EventHandler
    void on(HeadsCounted event, EventMetadata about) {
        writes.add(
                """
                INSERT INTO query.attendance_head_count (activity, organisation, total, additional)
                VALUES (:activity, :organisation, :total, :additional)
                ON CONFLICT (activity) DO UPDATE SET total = excluded.total, additional = excluded.additional
                """,
                "activity",
                event.activity(),
                "organisation",
                about.organisation(),
                "total",
                event.total(),
                "additional",
                event.additional());
        writes.add(
                "DELETE FROM query.attendance_head_count_band WHERE activity = :activity",
                "activity",
                event.activity());
        byBand(event)
                .forEach((band, heads) -> writes.add(
                        """
                        INSERT INTO query.attendance_head_count_band (activity, organisation, age_band, heads)
                        VALUES (:activity, :organisation, :ageBand, :heads)
                        """,
                        "activity",
                        event.activity(),
                        "organisation",
                        about.organisation(),
                        "ageBand",
                        band,
                        "heads",
                        heads));
    }

    private static Map<AgeBand, Integer> byBand(HeadsCounted event) {
        Map<AgeBand, Integer> bands = new EnumMap<>(AgeBand.class);
        bands.putAll(event.byCategory());
        int counted = bands.values().stream().mapToInt(Integer::intValue).sum();
        if (counted < event.total() || bands.isEmpty()) {
            bands.merge(AgeBand.UNKNOWN, event.total() - counted, Integer::sum);
        }
        return bands;
    }

    private void status(RegistrationId registration, RegistrationStatus status) {
        writes.add(
                "UPDATE query.attendance_registration SET status = :status WHERE registration = :registration",
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
                "UPDATE query.attendance_registration SET attendance = :attendance WHERE registration = :registration",
                "attendance",
                attendance.status(),
                "registration",
                registration);
    }
}
