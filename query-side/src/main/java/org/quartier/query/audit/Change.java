package org.quartier.query.audit;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.CheckInId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.RegistrationId;
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
        OFFERED,
        OFFER_ACCEPTED,
        OFFER_DECLINED,
        OFFER_EXPIRED,
        OFFER_SHORTENED,
        RESTORED,
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

    /** The status of a registration. */
    static Change status(
            What what,
            RegistrationId registration,
            PersonId person,
            RegistrationStatus status,
            @Nullable Map<String, Object> details) {
        return new Change(what, Facet.STATUS, registration.value(), person, null, Fields.of("status", status), details);
    }

    /** The attendance of a registration. */
    static Change attendance(
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

    /** The heads of a nameless check-in. */
    static Change door(What what, CheckInId checkIn, int heads, Map<String, Object> details) {
        return new Change(what, Facet.DOOR, checkIn.value(), null, null, Fields.of("heads", heads), details);
    }

    /** A value of the activity itself. */
    static Change ofActivity(
            What what,
            Facet facet,
            ActivityId activity,
            Map<String, Object> after,
            @Nullable Map<String, Object> details) {
        return new Change(what, facet, activity.value(), null, null, after, details);
    }

    /** A capacity as a value. */
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
