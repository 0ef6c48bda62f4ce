package org.quartier.query.attendance;

import org.quartier.kernel.event.ActivityEvent;
import org.quartier.kernel.event.ActivityEvent.ActivityCancelled;
import org.quartier.kernel.event.ActivityEvent.ActivityChanged;
import org.quartier.kernel.event.ActivityEvent.ActivityCompleted;
import org.quartier.kernel.event.ActivityEvent.ActivityHoursNoted;
import org.quartier.kernel.event.ActivityEvent.ActivityPlanned;
import org.quartier.kernel.event.ActivityEvent.ActivityPostponed;
import org.quartier.kernel.event.ActivityEvent.ActivityPublished;
import org.quartier.kernel.event.ActivityEvent.ActivityRescheduled;
import org.quartier.kernel.event.ActivityEvent.EquipmentBooked;
import org.quartier.kernel.event.ActivityEvent.EquipmentReleased;
import org.quartier.kernel.event.ActivityEvent.ModeratorAccepted;
import org.quartier.kernel.event.ActivityEvent.ModeratorAssigned;
import org.quartier.kernel.event.ActivityEvent.ModeratorRefused;
import org.quartier.kernel.event.ActivityEvent.ModeratorReleased;
import org.quartier.kernel.event.ActivityEvent.PreBookingRejected;
import org.quartier.kernel.event.ActivityEvent.ProtectedContactAssessed;
import org.quartier.kernel.event.ActivityEvent.RoomBookingConfirmed;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.store.EventMetadata;
import org.quartier.query.Writes;

/** Writes {@code query.attendance_activity}: when and where an activity takes place, and whether it does. */
final class Activities {

    private final Writes writes;

    Activities(Writes writes) {
        this.writes = writes;
    }

    void on(ActivityEvent event, EventMetadata about) {
        switch (event) {
            case ActivityPlanned planned -> plan(planned, about);
            case ActivityChanged changed ->
                writes.add(
                        "UPDATE query.attendance_activity SET kind = :kind WHERE activity = :activity",
                        "kind",
                        changed.details().kind(),
                        "activity",
                        changed.activity());
            case ActivityRescheduled moved -> move(moved);
            case ActivityPostponed postponed -> takesNoPlace(postponed.activity());
            case ActivityCancelled cancelled -> takesNoPlace(cancelled.activity());
            case ActivityPublished published -> isNoDraft(published.activity());
            case ActivityCompleted completed -> isNoDraft(completed.activity());
            case ActivityHoursNoted noted -> {}
            case RoomBookingConfirmed confirmed -> {}
            case PreBookingRejected rejected -> {}
            case ModeratorAssigned assigned -> {}
            case ModeratorAccepted accepted -> {}
            case ModeratorRefused refused -> {}
            case ModeratorReleased released -> {}
            case ProtectedContactAssessed assessed -> {}
            case EquipmentBooked booked -> {}
            case EquipmentReleased released -> {}
        }
    }

    private void plan(ActivityPlanned event, EventMetadata about) {
        writes.add(
                """
                INSERT INTO query.attendance_activity
                    (activity, organisation, quarter, kind, starts_at, zone, takes_place, draft)
                VALUES (:activity, :organisation, :quarter, :kind, :start, :zone, true, true)
                ON CONFLICT (activity) DO NOTHING
                """,
                "activity",
                event.activity(),
                "organisation",
                about.organisation(),
                "quarter",
                event.quarter(),
                "kind",
                event.details().kind(),
                "start",
                event.slot().start(),
                "zone",
                event.slot().zone());
    }

    private void move(ActivityRescheduled event) {
        writes.add("""
            UPDATE query.attendance_activity SET starts_at = :start, zone = :zone, takes_place = true
            WHERE activity = :activity
            """, "start", event.slot().start(), "zone", event.slot().zone(), "activity", event.activity());
    }

    private void isNoDraft(ActivityId activity) {
        writes.add(
                "UPDATE query.attendance_activity SET draft = false WHERE activity = :activity", "activity", activity);
    }

    private void takesNoPlace(ActivityId activity) {
        writes.add(
                "UPDATE query.attendance_activity SET takes_place = false WHERE activity = :activity",
                "activity",
                activity);
    }
}
