package org.quartier.query.attendance;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.event.ShiftEvent;
import org.quartier.kernel.event.ShiftEvent.ShiftCancelled;
import org.quartier.kernel.event.ShiftEvent.ShiftChanged;
import org.quartier.kernel.event.ShiftEvent.ShiftPlanned;
import org.quartier.kernel.event.ShiftEvent.ShiftSuspended;
import org.quartier.kernel.event.ShiftEvent.ShiftSwapped;
import org.quartier.kernel.event.ShiftEvent.StandbyJoined;
import org.quartier.kernel.event.ShiftEvent.StandbyLeft;
import org.quartier.kernel.event.ShiftEvent.SwapAccepted;
import org.quartier.kernel.event.ShiftEvent.SwapDeclined;
import org.quartier.kernel.event.ShiftEvent.SwapOffered;
import org.quartier.kernel.event.ShiftEvent.VolunteerCheckedIn;
import org.quartier.kernel.event.ShiftEvent.VolunteerSignedOut;
import org.quartier.kernel.event.ShiftEvent.VolunteerSignedUp;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.ShiftId;
import org.quartier.kernel.value.StaffingNeed;
import org.quartier.query.Writes;
import org.quartier.query.statistic.Fact;

/** Writes {@code query.planned_shift}: what each event says of how much help an activity needs. */
final class Shifts {

    private final Writes writes;

    Shifts(Writes writes) {
        this.writes = writes;
    }

    void on(ShiftEvent event, Fact fact) {
        switch (event) { // no default: a new event does not compile until it is handled here
            case ShiftPlanned planned -> say(fact, planned.shift(), planned.activity(), minutes(planned.need()), true);
            case ShiftChanged changed -> say(fact, changed.shift(), null, minutes(changed.need()), true);
            case ShiftSuspended suspended -> say(fact, suspended.shift(), null, null, false);
            case ShiftCancelled cancelled -> say(fact, cancelled.shift(), null, null, false);
            case VolunteerSignedUp up -> {}
            case VolunteerSignedOut out -> {}
            case StandbyJoined joined -> {}
            case StandbyLeft left -> {}
            case SwapOffered offered -> {}
            case SwapAccepted accepted -> {}
            case SwapDeclined declined -> {}
            case ShiftSwapped swapped -> {}
            case VolunteerCheckedIn there -> {}
        }
    }

    private static int minutes(StaffingNeed need) {
        return Math.toIntExact(
                need.needed() * Duration.between(need.start(), need.end()).toMinutes());
    }

    private void say(Fact fact, ShiftId shift, @Nullable ActivityId activity, @Nullable Integer minutes, boolean open) {
        fact.write(writes, """
            INSERT INTO query.planned_shift (shift, position, organisation, activity, needed_minutes, open,
                happened_at, recorded_at)
            VALUES (:shift, :position, :organisation, :activity, :minutes, :open, :happenedAt, :recordedAt)
            ON CONFLICT (shift, position) DO NOTHING
            """, "shift", shift, "activity", activity, "minutes", minutes, "open", open);
    }
}
