package org.quartier.query.audit;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
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
import org.quartier.kernel.id.CheckInId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.RegistrationId;
import org.quartier.kernel.value.AgeBand;
import org.quartier.kernel.value.Attendance;
import org.quartier.kernel.value.Capacity;
import org.quartier.kernel.value.RegistrationStatus;

/**
 * What an event changed: which value of which item. Reasons are not in it, they are personal data.
 *
 * @param item a registration, a nameless check-in, or the activity itself
 * @param before null where the event does not say it
 * @param details what else the event says, such as what a promotion saw
 */
record Change(
        What what,
        Facet facet,
        UUID item,
        @Nullable PersonId person,
        @Nullable Map<String, Object> before,
        Map<String, Object> after,
        @Nullable Map<String, Object> details) {

    /** What happened. */
    enum What {
        REGISTERED,
        WITHDRAWN,
        REJECTED,
        PROMOTED,
        SKIPPED,
        LAPSED,
        ATTENDANCE_RECORDED,
        ATTENDANCE_CORRECTED,
        CHECKED_IN,
        CHECK_IN_ANNULLED,
        HEADS_COUNTED,
        CAPACITY_CHANGED
    }

    /** Which value of an item. */
    enum Facet {
        STATUS,
        ATTENDANCE,
        DOOR,
        HEADS,
        CAPACITY
    }

    static Optional<Change> of(ParticipationEvent event) {
        return Optional.ofNullable(
                switch (event) {
                    case ParticipationOpened opened -> null;
                    case ParticipationMoved moved -> null;
                    case ParticipationClosed closed -> null;
                    case CapacityChanged changed -> capacity(changed);
                    case ParticipantRegistered registered -> registered(registered);
                    case RegistrationWithdrawn it ->
                        status(What.WITHDRAWN, it.registration(), it.person(), RegistrationStatus.WITHDRAWN, null);
                    case RegistrationRejected it ->
                        status(What.REJECTED, it.registration(), it.person(), RegistrationStatus.REJECTED, null);
                    case RegistrationPromoted promoted -> promoted(promoted);
                    case PromotionSkipped skipped -> skipped(skipped);
                    case RegistrationLapsed it ->
                        status(
                                What.LAPSED,
                                it.registration(),
                                it.person(),
                                RegistrationStatus.WITHDRAWN,
                                Fields.of("rule", "R-19", "cause", it.cause()));
                    case AttendanceRecorded it ->
                        attendance(
                                What.ATTENDANCE_RECORDED,
                                it.registration(),
                                it.person(),
                                Attendance.UNKNOWN,
                                it.attendance(),
                                null);
                    case AttendanceCorrected it ->
                        attendance(
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
        return status(What.REGISTERED, event.registration(), event.person(), event.status(), details);
    }

    private static Change promoted(RegistrationPromoted event) {
        Map<String, Object> details =
                Fields.of("rule", event.rule(), "free", event.free(), "queue", event.queue(), "forced", event.forced());
        return status(What.PROMOTED, event.registration(), event.person(), RegistrationStatus.CONFIRMED, details);
    }

    private static Change skipped(PromotionSkipped event) {
        Map<String, Object> details =
                Fields.of("rule", event.rule(), "free", event.free(), "needed", event.needed(), "queue", event.queue());
        return status(What.SKIPPED, event.registration(), event.person(), RegistrationStatus.WAITLISTED, details);
    }

    private static Change status(
            What what,
            RegistrationId registration,
            PersonId person,
            RegistrationStatus status,
            @Nullable Map<String, Object> details) {
        return new Change(what, Facet.STATUS, registration.value(), person, null, Fields.of("status", status), details);
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
                ? door(What.CHECKED_IN, event.checkIn(), event.heads(), details)
                : attendance(
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
                ? door(What.CHECK_IN_ANNULLED, event.checkIn(), 0, details)
                : attendance(
                        What.CHECK_IN_ANNULLED,
                        event.registration(),
                        event.person(),
                        null,
                        restored == null ? Attendance.UNKNOWN : restored,
                        details);
    }

    private static Change door(What what, CheckInId checkIn, int heads, Map<String, Object> details) {
        return new Change(what, Facet.DOOR, checkIn.value(), null, null, Fields.of("heads", heads), details);
    }

    private static Change attendance(
            What what,
            RegistrationId registration,
            @Nullable PersonId person,
            @Nullable Attendance before,
            Attendance after,
            @Nullable Map<String, Object> details) {
        return new Change(
                what,
                Facet.ATTENDANCE,
                registration.value(),
                person,
                before == null ? null : attendance(before),
                attendance(after),
                details);
    }

    private static Map<String, Object> attendance(Attendance attendance) {
        return Fields.of("attendance", attendance.status(), "minutes", attendance.minutes());
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
        return new Change(What.HEADS_COUNTED, Facet.HEADS, event.activity().value(), null, null, after, null);
    }

    private static Change capacity(CapacityChanged event) {
        return new Change(
                What.CAPACITY_CHANGED,
                Facet.CAPACITY,
                event.activity().value(),
                null,
                null,
                capacity(event.capacity()),
                Fields.of("overbookedKept", event.overbookedKept()));
    }

    static Map<String, Object> capacity(Capacity capacity) {
        return Fields.of(
                "places",
                capacity.places(),
                "reserved",
                capacity.reserved(),
                "policy",
                capacity.policy(),
                "mode",
                capacity.mode());
    }
}
