package org.quartier.query;

import org.jspecify.annotations.Nullable;
import org.quartier.kernel.event.ParticipationEvent;
import org.quartier.kernel.event.ParticipationEvent.AttendanceCorrected;
import org.quartier.kernel.event.ParticipationEvent.AttendanceRecorded;
import org.quartier.kernel.event.ParticipationEvent.CapacityChanged;
import org.quartier.kernel.event.ParticipationEvent.CheckInAnnulled;
import org.quartier.kernel.event.ParticipationEvent.CheckedIn;
import org.quartier.kernel.event.ParticipationEvent.HeadsCounted;
import org.quartier.kernel.event.ParticipationEvent.OfferAccepted;
import org.quartier.kernel.event.ParticipationEvent.OfferDeclined;
import org.quartier.kernel.event.ParticipationEvent.OfferExpired;
import org.quartier.kernel.event.ParticipationEvent.OfferShortened;
import org.quartier.kernel.event.ParticipationEvent.ParticipantRegistered;
import org.quartier.kernel.event.ParticipationEvent.ParticipationClosed;
import org.quartier.kernel.event.ParticipationEvent.ParticipationCompleted;
import org.quartier.kernel.event.ParticipationEvent.ParticipationMoved;
import org.quartier.kernel.event.ParticipationEvent.ParticipationOpened;
import org.quartier.kernel.event.ParticipationEvent.ParticipationPublished;
import org.quartier.kernel.event.ParticipationEvent.ParticipationSuspended;
import org.quartier.kernel.event.ParticipationEvent.PlaceOffered;
import org.quartier.kernel.event.ParticipationEvent.PromotionSkipped;
import org.quartier.kernel.event.ParticipationEvent.RegistrationLapsed;
import org.quartier.kernel.event.ParticipationEvent.RegistrationPromoted;
import org.quartier.kernel.event.ParticipationEvent.RegistrationRejected;
import org.quartier.kernel.event.ParticipationEvent.RegistrationRestored;
import org.quartier.kernel.event.ParticipationEvent.RegistrationWithdrawn;
import org.quartier.kernel.id.RegistrationId;
import org.quartier.kernel.store.EventMetadata;
import org.quartier.kernel.value.Attendance;
import org.quartier.kernel.value.RegistrationStatus;

/**
 * Writes what becomes of registrations, their status and attendance, and who comes through the door without a name. The
 * rows of registrations are made by the projection, because each wants to know something else of them.
 */
public final class Registrations {

    private final Writes writes;
    private final String status;
    private final String attendance;
    private final String nameless;
    private final String annul;

    /**
     * Writes into tables of a projection's own.
     *
     * @param registrations with the columns registration, the key, and status
     * @param attendance which columns an attendance sets, from {@code :attendance} and {@code :minutes}
     * @param nameless with the columns check_in, the key, organisation, activity and heads
     */
    public Registrations(Writes writes, String registrations, String attendance, String nameless) {
        this.writes = writes;
        this.status = "UPDATE %s SET status = :status WHERE registration = :registration".formatted(registrations);
        this.attendance = "UPDATE %s SET %s WHERE registration = :registration".formatted(registrations, attendance);
        this.nameless = """
            INSERT INTO %s (check_in, organisation, activity, heads)
            VALUES (:checkIn, :organisation, :activity, :heads)
            ON CONFLICT (check_in) DO NOTHING
            """.formatted(nameless);
        this.annul = "DELETE FROM %s WHERE check_in = :checkIn".formatted(nameless);
    }

    /** Writes what an event says of a registration or of the door, if it does. */
    public void on(ParticipationEvent event, EventMetadata about) {
        switch (event) { // no default: a new event does not compile until it is handled here
            case RegistrationWithdrawn withdrawn -> status(withdrawn.registration(), RegistrationStatus.WITHDRAWN);
            case RegistrationRejected rejected -> status(rejected.registration(), RegistrationStatus.REJECTED);
            case RegistrationPromoted promoted -> status(promoted.registration(), RegistrationStatus.CONFIRMED);
            case RegistrationLapsed lapsed -> status(lapsed.registration(), RegistrationStatus.WITHDRAWN);
            case PlaceOffered offered -> status(offered.registration(), RegistrationStatus.OFFERED);
            case OfferAccepted accepted -> status(accepted.registration(), RegistrationStatus.CONFIRMED);
            case OfferDeclined declined -> status(declined.registration(), RegistrationStatus.WITHDRAWN);
            case OfferExpired expired -> status(expired.registration(), RegistrationStatus.WITHDRAWN);
            case RegistrationRestored restored -> status(restored.registration(), restored.status());
            case AttendanceRecorded recorded -> attendance(recorded.registration(), recorded.attendance());
            case AttendanceCorrected corrected -> attendance(corrected.registration(), corrected.after());
            case CheckedIn checkedIn -> checkIn(checkedIn, about);
            case CheckInAnnulled annulled -> annul(annulled);
            case ParticipationOpened opened -> {}
            case ParticipationPublished published -> {}
            case ParticipationMoved moved -> {}
            case ParticipationCompleted completed -> {}
            case ParticipationSuspended suspended -> {}
            case ParticipationClosed closed -> {}
            case CapacityChanged changed -> {}
            case ParticipantRegistered registered -> {}
            case PromotionSkipped skipped -> {}
            case OfferShortened shortened -> {}
            case HeadsCounted counted -> {}
        }
    }

    private void status(RegistrationId registration, RegistrationStatus now) {
        writes.add(status, "status", now, "registration", registration);
    }

    private void attendance(@Nullable RegistrationId registration, @Nullable Attendance now) {
        if (registration != null && now != null) {
            writes.add(attendance, "attendance", now.status(), "minutes", now.minutes(), "registration", registration);
        }
    }

    private void checkIn(CheckedIn event, EventMetadata about) {
        if (event.registration() != null) {
            attendance(event.registration(), Attendance.PRESENT);
            return;
        }
        writes.add(
                nameless,
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
        writes.add(annul, "checkIn", event.checkIn());
    }
}
