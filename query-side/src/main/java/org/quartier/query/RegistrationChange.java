package org.quartier.query;

import java.util.List;
import java.util.stream.Stream;
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
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.CheckInId;
import org.quartier.kernel.id.RegistrationId;
import org.quartier.kernel.value.Attendance;
import org.quartier.kernel.value.RegistrationStatus;

/** What an event says of a registration, or of who comes through the door without a name. */
public sealed interface RegistrationChange {

    /** Where a registration stands now. */
    record Stands(RegistrationId registration, RegistrationStatus status) implements RegistrationChange {}

    /** Its attendance is this now. */
    record Attends(RegistrationId registration, Attendance attendance) implements RegistrationChange {}

    /** So many came without a name. */
    record CameIn(CheckInId checkIn, ActivityId activity, int heads) implements RegistrationChange {}

    /** A check-in was none; only of those without a name something is to be taken back. */
    record WasNone(CheckInId checkIn) implements RegistrationChange {}

    /** What an event says; that a registration was made is said by {@link ParticipantRegistered} itself. */
    static List<RegistrationChange> in(ParticipationEvent event) {
        return switch (event) { // no default: a new event does not compile until it is handled here
            case RegistrationWithdrawn withdrawn -> stands(withdrawn.registration(), RegistrationStatus.WITHDRAWN);
            case RegistrationRejected rejected -> stands(rejected.registration(), RegistrationStatus.REJECTED);
            case RegistrationPromoted promoted -> stands(promoted.registration(), RegistrationStatus.CONFIRMED);
            case RegistrationLapsed lapsed -> stands(lapsed.registration(), RegistrationStatus.WITHDRAWN);
            case PlaceOffered offered -> stands(offered.registration(), RegistrationStatus.OFFERED);
            case OfferAccepted accepted -> stands(accepted.registration(), RegistrationStatus.CONFIRMED);
            case OfferDeclined declined -> stands(declined.registration(), RegistrationStatus.WITHDRAWN);
            case OfferExpired expired -> stands(expired.registration(), RegistrationStatus.WITHDRAWN);
            case RegistrationRestored restored -> stands(restored.registration(), restored.status());
            case AttendanceRecorded recorded -> attends(recorded.registration(), recorded.attendance());
            case AttendanceCorrected corrected -> attends(corrected.registration(), corrected.after());
            case CheckedIn in
            when in.registration() == null -> List.of(new CameIn(in.checkIn(), in.activity(), in.heads()));
            case CheckedIn in -> attends(in.registration(), Attendance.PRESENT);
            case CheckInAnnulled annulled ->
                Stream.concat(
                                attends(annulled.registration(), annulled.restored()).stream(),
                                Stream.of(new WasNone(annulled.checkIn())))
                        .toList();
            case ParticipationOpened opened -> List.of();
            case ParticipationPublished published -> List.of();
            case ParticipationMoved moved -> List.of();
            case ParticipationCompleted completed -> List.of();
            case ParticipationSuspended suspended -> List.of();
            case ParticipationClosed closed -> List.of();
            case CapacityChanged changed -> List.of();
            case ParticipantRegistered registered -> List.of();
            case PromotionSkipped skipped -> List.of();
            case OfferShortened shortened -> List.of();
            case HeadsCounted counted -> List.of();
        };
    }

    private static List<RegistrationChange> stands(RegistrationId registration, RegistrationStatus status) {
        return List.of(new Stands(registration, status));
    }

    private static List<RegistrationChange> attends(
            @Nullable RegistrationId registration, @Nullable Attendance attendance) {
        return registration == null || attendance == null ? List.of() : List.of(new Attends(registration, attendance));
    }
}
