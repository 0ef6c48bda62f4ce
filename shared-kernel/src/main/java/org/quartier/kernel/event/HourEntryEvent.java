package org.quartier.kernel.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.HourEntryId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.ShiftId;
import org.quartier.kernel.id.VolunteerId;
import org.quartier.kernel.value.PersonalData;

/** What can happen to one claim of volunteered time. Only raw minutes are stored. */
public sealed interface HourEntryEvent extends DomainEvent {

    /** The entry. */
    HourEntryId hourEntry();

    /**
     * Time was written down, as a draft. Revision 1 knew of no shifts.
     *
     * @param task what was done, in a few words
     * @param minutes whole minutes between start and end
     * @param shift from which it was logged: shift and entry count once
     */
    @StoredAs(name = "hours.drafted", revision = 2)
    record HoursDrafted(
            HourEntryId hourEntry,
            VolunteerId volunteer,
            PersonId person,
            @Nullable ActivityId activity,

            @PersonalData(subject = "person", field = "hours.task") @Nullable
            String task,

            Instant start,
            Instant end,
            int minutes,
            @Nullable ShiftId shift)
            implements HourEntryEvent {

        /** Not from a shift. */
        public HoursDrafted(
                HourEntryId hourEntry,
                VolunteerId volunteer,
                PersonId person,
                @Nullable ActivityId activity,
                @Nullable String task,
                Instant start,
                Instant end,
                int minutes) {
            this(hourEntry, volunteer, person, activity, task, start, end, minutes, null);
        }

        @Override
        public String toString() {
            return Masked.text(this);
        }
    }

    /** The entry waits for approval: for the first time, or again after a rejection. */
    @StoredAs(name = "hours.submitted")
    record HoursSubmitted(HourEntryId hourEntry, PersonId person, Instant start, Instant end, int minutes)
            implements HourEntryEvent {}

    /** Someone else approved it: from now on it counts. */
    @StoredAs(name = "hours.approved")
    record HoursApproved(HourEntryId hourEntry, PersonId person) implements HourEntryEvent {}

    /** It was sent back with a reason; it can be submitted again. */
    @StoredAs(name = "hours.rejected")
    record HoursRejected(
            HourEntryId hourEntry,
            PersonId person,

            @PersonalData(subject = "person", field = "hours.rejection-reason") @Nullable
            String reason)
            implements HourEntryEvent {

        @Override
        public String toString() {
            return Masked.text(this);
        }
    }

    /** The times were wrong; the entry waits for approval again. */
    @StoredAs(name = "hours.corrected")
    record HoursCorrected(
            HourEntryId hourEntry,
            PersonId person,
            Instant previousStart,
            Instant previousEnd,
            int previousMinutes,
            Instant start,
            Instant end,
            int minutes,

            @PersonalData(subject = "person", field = "hours.correction-reason") @Nullable
            String reason)
            implements HourEntryEvent {

        @Override
        public String toString() {
            return Masked.text(this);
        }
    }

    /** The approval was taken back; the entry waits for approval again. */
    @StoredAs(name = "hours.approval-revoked")
    record ApprovalRevoked(
            HourEntryId hourEntry,
            PersonId person,

            @PersonalData(subject = "person", field = "hours.revocation-reason") @Nullable
            String reason)
            implements HourEntryEvent {

        @Override
        public String toString() {
            return Masked.text(this);
        }
    }
}
