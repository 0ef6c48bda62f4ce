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
import org.quartier.kernel.value.Capacity;
import org.quartier.query.Writes;
import org.quartier.query.statistic.Fact;

/**
 * Writes {@code query.attendance_activity}: what each event says of when and where an activity takes place, whether it
 * does, and how many places it has.
 */
final class Activities {

    private final Writes writes;

    Activities(Writes writes) {
        this.writes = writes;
    }

    void on(ActivityEvent event, Fact fact) {
        switch (event) { // no default: a new event does not compile until it is handled here
            case ActivityPlanned planned ->
                fact.write(
                        writes,
                        """
                        INSERT INTO query.attendance_activity (activity, position, organisation, quarter, kind,
                            starts_at, zone, state, draft, happened_at, recorded_at)
                        VALUES (:activity, :position, :organisation, :quarter, :kind, :start, :zone, 'TAKES_PLACE', true,
                            :happenedAt, :recordedAt)
                        ON CONFLICT (activity, position) DO NOTHING
                        """,
                        "activity",
                        planned.activity(),
                        "quarter",
                        planned.quarter(),
                        "kind",
                        planned.details().kind(),
                        "start",
                        planned.slot().start(),
                        "zone",
                        planned.slot().zone());
            case ActivityChanged changed ->
                say(fact, changed.activity(), "kind", changed.details().kind());
            case ActivityRescheduled moved -> {
                fact.write(
                        writes,
                        """
                        INSERT INTO query.attendance_activity (activity, position, organisation, starts_at, state,
                            happened_at, recorded_at)
                        VALUES (:activity, :position, :organisation, :start, 'TAKES_PLACE', :happenedAt, :recordedAt)
                        ON CONFLICT (activity, position) DO NOTHING
                        """,
                        "activity",
                        moved.activity(),
                        "start",
                        moved.slot().start());
            }
            case ActivityPostponed postponed -> say(fact, postponed.activity(), "state", "POSTPONED");
            case ActivityCancelled cancelled -> say(fact, cancelled.activity(), "state", "CANCELLED");
            case ActivityPublished published -> say(fact, published.activity(), "draft", false);
            case ActivityCompleted completed -> say(fact, completed.activity(), "draft", false);
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

    /** It has so many places now. */
    void places(ActivityId activity, Capacity capacity, Fact fact) {
        say(fact, activity, "places", capacity.places());
    }

    private void say(Fact fact, ActivityId activity, String column, Object value) {
        fact.write(writes, """
            INSERT INTO query.attendance_activity (activity, position, organisation, %s, happened_at, recorded_at)
            VALUES (:activity, :position, :organisation, :value, :happenedAt, :recordedAt)
            ON CONFLICT (activity, position) DO NOTHING
            """.formatted(column), "activity", activity, "value", value);
    }
}
