package org.quartier.query.audit;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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
import org.quartier.kernel.value.AgeBand;
import org.quartier.kernel.value.Attendance;
import org.quartier.kernel.value.RegistrationStatus;
import org.quartier.query.audit.Change.Facet;
import org.quartier.query.audit.Change.What;

/** Reads out of an event what it changed, and what else it says. */
final class Changes {

    private Changes() {}

    /** What an event changed, if it is of interest. */
    static Optional<Change> of(ParticipationEvent event) {
        return Optional.ofNullable(
                switch (event) {
                    case ParticipationOpened opened -> null;
                    case ParticipationPublished published -> null;
                    case ParticipationMoved moved -> null;
                    case ParticipationCompleted completed -> null;
                    case ParticipationSuspended suspended -> null;
                    case ParticipationClosed closed -> null;
                    case CapacityChanged changed -> capacity(changed);
                    case ParticipantRegistered registered -> registered(registered);
                    case RegistrationWithdrawn it ->
                        Change.status(
                                What.WITHDRAWN, it.registration(), it.person(), RegistrationStatus.WITHDRAWN, null);
                    case RegistrationRejected it ->
                        Change.status(What.REJECTED, it.registration(), it.person(), RegistrationStatus.REJECTED, null);
                    case RegistrationPromoted promoted -> promoted(promoted);
                    case PromotionSkipped skipped -> skipped(skipped);
                    case RegistrationLapsed it ->
                        Change.status(
                                What.LAPSED,
                                it.registration(),
                                it.person(),
                                RegistrationStatus.WITHDRAWN,
                                Fields.of("rule", "R-19", "cause", it.cause()));
                    case PlaceOffered offered -> offered(offered);
                    case OfferAccepted it ->
                        Change.status(
                                What.OFFER_ACCEPTED,
                                it.registration(),
                                it.person(),
                                RegistrationStatus.CONFIRMED,
                                null);
                    case OfferDeclined it ->
                        Change.status(
                                What.OFFER_DECLINED,
                                it.registration(),
                                it.person(),
                                RegistrationStatus.WITHDRAWN,
                                null);
                    case OfferExpired it ->
                        Change.status(
                                What.OFFER_EXPIRED,
                                it.registration(),
                                it.person(),
                                RegistrationStatus.WITHDRAWN,
                                Fields.of("rule", "R-16", "expiresAt", it.expiresAt()));
                    case OfferShortened it ->
                        Change.status(
                                What.OFFER_SHORTENED,
                                it.registration(),
                                it.person(),
                                RegistrationStatus.OFFERED,
                                Fields.of("rule", "R-16", "expiresAt", it.expiresAt()));
                    case RegistrationRestored it ->
                        Change.status(
                                What.RESTORED,
                                it.registration(),
                                it.person(),
                                it.status(),
                                Fields.of("rule", "R-18", "earlier", it.earlier(), "free", it.free()));
                    case AttendanceRecorded it ->
                        Change.attendance(
                                What.ATTENDANCE_RECORDED,
                                it.registration(),
                                it.person(),
                                Attendance.UNKNOWN,
                                it.attendance(),
                                null);
                    case AttendanceCorrected it ->
                        Change.attendance(
                                What.ATTENDANCE_CORRECTED,
                                it.registration(),
                                it.person(),
                                it.before(),
                                it.after(),
                                null);
                    case CheckedIn checkedIn -> checkedIn(checkedIn);
                    case CheckInAnnulled annulled -> annulled(annulled);
                    case HeadsCounted counted -> counted(counted);
                });
    }

    private static Change registered(ParticipantRegistered event) {
        Map<String, Object> details = Fields.of(
                "companions",
                event.companions(),
                "priority",
                event.priority(),
                "source",
                event.source(),
                "free",
                event.free());
        return Change.status(What.REGISTERED, event.registration(), event.person(), event.status(), details);
    }

    private static Change promoted(RegistrationPromoted event) {
        Map<String, Object> details =
                Fields.of("rule", event.rule(), "free", event.free(), "queue", event.queue(), "forced", event.forced());
        return Change.status(
                What.PROMOTED, event.registration(), event.person(), RegistrationStatus.CONFIRMED, details);
    }

    private static Change offered(PlaceOffered event) {
        Map<String, Object> details = Fields.of(
                "rule", event.rule(), "free", event.free(), "queue", event.queue(), "expiresAt", event.expiresAt());
        return Change.status(What.OFFERED, event.registration(), event.person(), RegistrationStatus.OFFERED, details);
    }

    private static Change skipped(PromotionSkipped event) {
        Map<String, Object> details =
                Fields.of("rule", event.rule(), "free", event.free(), "needed", event.needed(), "queue", event.queue());
        return Change.status(
                What.SKIPPED, event.registration(), event.person(), RegistrationStatus.WAITLISTED, details);
    }

    private static Change checkedIn(CheckedIn event) {
        Map<String, Object> details = Fields.of(
                "checkIn",
                event.checkIn(),
                "heads",
                event.heads(),
                "walkIn",
                event.walkIn(),
                "device",
                event.device(),
                "at",
                event.at());
        return event.registration() == null
                ? Change.door(What.CHECKED_IN, event.checkIn(), event.heads(), details)
                : Change.attendance(
                        What.CHECKED_IN,
                        event.registration(),
                        event.person(),
                        event.before(),
                        Attendance.PRESENT,
                        details);
    }

    private static Change annulled(CheckInAnnulled event) {
        Map<String, Object> details = Fields.of("checkIn", event.checkIn());
        Attendance restored = event.restored();
        return event.registration() == null
                ? Change.door(What.CHECK_IN_ANNULLED, event.checkIn(), 0, details)
                : Change.attendance(
                        What.CHECK_IN_ANNULLED,
                        event.registration(),
                        event.person(),
                        null,
                        restored == null ? Attendance.UNKNOWN : restored,
                        details);
    }

    private static Change counted(HeadsCounted event) {
        Map<AgeBand, Integer> byCategory = new TreeMap<>(event.byCategory());
        Map<String, Object> after = Fields.of(
                "total",
                event.total(),
                "additional",
                event.additional(),
                "byCategory",
                byCategory.isEmpty() ? null : byCategory);
        return Change.ofActivity(What.HEADS_COUNTED, Facet.HEADS, event.activity(), after, null);
    }

    private static Change capacity(CapacityChanged event) {
        return Change.ofActivity(
                What.CAPACITY_CHANGED,
                Facet.CAPACITY,
                event.activity(),
                Change.capacity(event.capacity()),
                Fields.of("overbookedKept", event.overbookedKept()));
    }
}
