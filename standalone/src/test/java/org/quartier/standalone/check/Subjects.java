package org.quartier.standalone.check;

import org.jspecify.annotations.Nullable;
import org.quartier.kernel.event.ActivityEvent.ActivityCancelled;
import org.quartier.kernel.event.ActivityEvent.ActivityChanged;
import org.quartier.kernel.event.ActivityEvent.ActivityCompleted;
import org.quartier.kernel.event.ActivityEvent.ActivityPlanned;
import org.quartier.kernel.event.ActivityEvent.ActivityPostponed;
import org.quartier.kernel.event.ActivityEvent.ActivityPublished;
import org.quartier.kernel.event.ActivityEvent.ActivityRescheduled;
import org.quartier.kernel.event.HourEntryEvent;
import org.quartier.kernel.event.HourEntryEvent.ApprovalRevoked;
import org.quartier.kernel.event.HourEntryEvent.HoursCorrected;
import org.quartier.kernel.event.HourEntryEvent.HoursRejected;
import org.quartier.kernel.event.ParticipationEvent.AttendanceCorrected;
import org.quartier.kernel.event.ParticipationEvent.AttendanceRecorded;
import org.quartier.kernel.event.ParticipationEvent.CapacityChanged;
import org.quartier.kernel.event.ParticipationEvent.CheckInAnnulled;
import org.quartier.kernel.event.ParticipationEvent.CheckedIn;
import org.quartier.kernel.event.ParticipationEvent.HeadsCounted;
import org.quartier.kernel.event.ParticipationEvent.OfferShortened;
import org.quartier.kernel.event.ParticipationEvent.PromotionSkipped;
import org.quartier.kernel.event.ParticipationEvent.RegistrationEvent;

/** What an event that is counted is about, as an adjustment names its original, and why it happened. */
final class Subjects {

    private Subjects() {}

    /** An entry of hours, a registration, a check-in without a name, a count, or a plan; null for what is not counted. */
    static @Nullable Object of(Fact fact) {
        return switch (fact.event()) {
            case OfferShortened _, PromotionSkipped _ -> null;
            case HourEntryEvent event -> event.hourEntry();
            case RegistrationEvent event -> event.registration();
            case AttendanceRecorded event -> event.registration();
            case AttendanceCorrected event -> event.registration();
            case CheckedIn event -> event.registration() == null ? event.checkIn() : event.registration();
            case CheckInAnnulled event -> event.registration() == null ? event.checkIn() : event.registration();
            case HeadsCounted event -> event.activity() + " counted";
            case ActivityPlanned event -> event.activity();
            case ActivityChanged event -> event.activity();
            case ActivityRescheduled event -> event.activity();
            case ActivityPostponed event -> event.activity();
            case ActivityCancelled event -> event.activity();
            case ActivityPublished event -> event.activity();
            case ActivityCompleted event -> event.activity();
            case CapacityChanged event -> event.activity();
            default -> null;
        };
    }

    static @Nullable String reason(Fact fact) {
        return switch (fact.event()) {
            case AttendanceCorrected event -> event.reason();
            case HeadsCounted event -> event.reason();
            case CheckInAnnulled event -> event.reason();
            case HoursCorrected event -> event.reason();
            case HoursRejected event -> event.reason();
            case ApprovalRevoked event -> event.reason();
            case ActivityRescheduled event -> event.reason();
            case ActivityPostponed event -> event.reason();
            case ActivityCancelled event -> event.reason();
            case ActivityChanged event -> event.reason();
            default -> null;
        };
    }
}
