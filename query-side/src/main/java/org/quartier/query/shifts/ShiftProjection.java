package org.quartier.query.shifts;

import java.time.Instant;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
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
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.ShiftId;
import org.quartier.kernel.id.SwapId;
import org.quartier.kernel.id.VolunteerId;
import org.quartier.kernel.store.EventMetadata;
import org.quartier.kernel.value.StaffingNeed;
import org.quartier.query.Projection;
import org.quartier.query.Writes;
import org.springframework.stereotype.Component;

/**
 * Keeps {@code query.shift}, one row per shift, {@code query.shift_volunteer}, one per volunteer who signed up or stands
 * by, and {@code query.shift_swap}, one per swap. Why someone signed out is not kept.
 */
@Component
class ShiftProjection extends Projection {

    static final String NAME = "shifts";

    private final Writes writes;

    ShiftProjection(Writes writes) {
        super(NAME, "query.shift", "query.shift_volunteer", "query.shift_swap");
        this.writes = writes;
    }

    @EventHandler
    void on(ShiftEvent event, EventMetadata about, @SequenceNumber long version) {
        switch (event) { // no default: a new event does not compile until it is handled here
            case ShiftPlanned planned -> plan(planned, about);
            case ShiftChanged changed -> change(changed.shift(), changed.need());
            case ShiftSuspended suspended -> state(suspended.shift(), "SUSPENDED");
            case ShiftCancelled cancelled -> state(cancelled.shift(), "CANCELLED");
            case VolunteerSignedUp up -> add(up.shift(), up.volunteer(), up.person(), "SIGNED_UP", about);
            case VolunteerSignedOut out -> {
                remove(out.shift(), out.volunteer());
                overtakeSwaps(out.shift(), out.volunteer());
            }
            case StandbyJoined joined -> add(joined.shift(), joined.volunteer(), joined.person(), "STANDBY", about);
            case StandbyLeft left -> remove(left.shift(), left.volunteer());
            case SwapOffered offered -> offer(offered, about);
            case SwapAccepted accepted -> swap(accepted.swap(), "ACCEPTED");
            case SwapDeclined declined -> swap(declined.swap(), "DECLINED");
            case ShiftSwapped swapped -> {
                swap(swapped.swap(), "DONE");
                remove(swapped.shift(), swapped.giver());
                overtakeSwaps(swapped.shift(), swapped.giver());
                add(swapped.shift(), swapped.taker(), swapped.takerPerson(), "SIGNED_UP", about);
            }
            case VolunteerCheckedIn there -> writes.add("""
                UPDATE query.shift_volunteer SET checked_in = true
                WHERE shift = :shift AND volunteer = :volunteer
                """, "shift", there.shift(), "volunteer", there.volunteer());
        }
        writes.add(
                "UPDATE query.shift SET version = :version WHERE shift = :shift",
                "version",
                version,
                "shift",
                event.shift());
    }

    private void plan(ShiftPlanned planned, EventMetadata about) {
        StaffingNeed need = planned.need();
        writes.add(
                """
                INSERT INTO query.shift (shift, organisation, activity, task, starts_at, ends_at, needed, skills,
                    state, version)
                VALUES (:shift, :organisation, :activity, :task, :start, :end, :needed, :skills, 'OPEN', 0)
                ON CONFLICT (shift) DO NOTHING
                """,
                "shift",
                planned.shift(),
                "organisation",
                about.organisation(),
                "activity",
                planned.activity(),
                "task",
                need.task(),
                "start",
                need.start(),
                "end",
                need.end(),
                "needed",
                need.needed(),
                "skills",
                need.skills().toArray(String[]::new));
    }

    private void change(ShiftId shift, StaffingNeed need) {
        writes.add(
                """
                UPDATE query.shift SET task = :task, starts_at = :start, ends_at = :end, needed = :needed,
                    skills = :skills, state = 'OPEN'
                WHERE shift = :shift
                """,
                "shift",
                shift,
                "task",
                need.task(),
                "start",
                need.start(),
                "end",
                need.end(),
                "needed",
                need.needed(),
                "skills",
                need.skills().toArray(String[]::new));
    }

    private void state(ShiftId shift, String state) {
        writes.add("UPDATE query.shift SET state = :state WHERE shift = :shift", "shift", shift, "state", state);
    }

    private void add(ShiftId shift, VolunteerId volunteer, PersonId person, String standing, EventMetadata about) {
        Instant since = about.happenedAt();
        writes.add(
                """
                INSERT INTO query.shift_volunteer (shift, volunteer, organisation, person, standing, since, checked_in)
                VALUES (:shift, :volunteer, :organisation, :person, :standing, :since, false)
                ON CONFLICT (shift, volunteer) DO UPDATE SET standing = excluded.standing, since = excluded.since
                """,
                "shift",
                shift,
                "volunteer",
                volunteer,
                "organisation",
                about.organisation(),
                "person",
                person,
                "standing",
                standing,
                "since",
                since);
        if (standing.equals("SIGNED_UP")) {
            overtakeSwaps(shift, volunteer);
        }
    }

    private void remove(ShiftId shift, VolunteerId volunteer) {
        writes.add(
                "DELETE FROM query.shift_volunteer WHERE shift = :shift AND volunteer = :volunteer",
                "shift",
                shift,
                "volunteer",
                volunteer);
    }

    private void offer(SwapOffered offered, EventMetadata about) {
        writes.add(
                """
                INSERT INTO query.shift_swap (swap, organisation, shift, giver, taker, state)
                VALUES (:swap, :organisation, :shift, :giver, :taker, 'OFFERED') ON CONFLICT (swap) DO NOTHING
                """,
                "swap",
                offered.swap(),
                "organisation",
                about.organisation(),
                "shift",
                offered.shift(),
                "giver",
                offered.giver(),
                "taker",
                offered.taker());
    }

    private void swap(SwapId swap, String state) {
        writes.add("UPDATE query.shift_swap SET state = :state WHERE swap = :swap", "swap", swap, "state", state);
    }

    private void overtakeSwaps(ShiftId shift, VolunteerId volunteer) {
        writes.add("""
            UPDATE query.shift_swap SET state = 'VOID'
            WHERE shift = :shift AND (giver = :volunteer OR taker = :volunteer)
              AND state IN ('OFFERED', 'ACCEPTED')
            """, "shift", shift, "volunteer", volunteer);
    }
}
