package org.quartier.command.booking;

import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.quartier.command.Helpers;
import org.quartier.kernel.event.PersonEvent.PersonErased;
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
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.ShiftId;
import org.quartier.kernel.id.VolunteerId;
import org.quartier.kernel.value.StaffingNeed;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps when shifts are, and who signed up or stands by. */
@Component
class ShiftFacts implements Helpers {

    private final JdbcClient db;

    ShiftFacts(@Qualifier("command") JdbcClient db) {
        this.db = db;
    }

    void note(OrganisationId organisation, ShiftEvent event) {
        switch (event) { // no default: a new event does not compile until it is decided here
            case ShiftPlanned planned -> plan(organisation, planned.shift(), planned.activity(), planned.need());
            case ShiftChanged changed -> change(organisation, changed.shift(), changed.need());
            case ShiftSuspended suspended -> state(organisation, suspended.shift(), "SUSPENDED");
            case ShiftCancelled cancelled -> state(organisation, cancelled.shift(), "CANCELLED");
            case VolunteerSignedUp up -> add(organisation, up.shift(), up.volunteer(), up.person(), true);
            case VolunteerSignedOut out -> remove(organisation, out.shift(), out.volunteer());
            case StandbyJoined joined -> add(organisation, joined.shift(), joined.volunteer(), joined.person(), false);
            case StandbyLeft left -> remove(organisation, left.shift(), left.volunteer());
            case ShiftSwapped swapped -> {
                remove(organisation, swapped.shift(), swapped.giver());
                add(organisation, swapped.shift(), swapped.taker(), swapped.takerPerson(), true);
            }
            case SwapOffered _, SwapAccepted _, SwapDeclined _, VolunteerCheckedIn _ -> {}
        }
    }

    void note(OrganisationId organisation, PersonErased erased) {
        db.sql("UPDATE command.shift_roster SET binding = false WHERE organisation = ? AND person = ?")
                .params(organisation.value(), erased.person().value())
                .update();
    }

    /** Any staff counts, and volunteers until they leave; who departs counts until that day. */
    @Override
    public Set<PersonId> of(OrganisationId organisation, ActivityId activity, @Nullable PersonId keyHolder) {
        return db
                .sql("""
                    SELECT person FROM command.shift_plan JOIN command.shift_roster USING (organisation, shift)
                    WHERE organisation = :organisation AND activity = :activity AND state <> 'CANCELLED' AND binding
                    UNION
                    SELECT c.person FROM command.moderator_candidate c
                    LEFT JOIN command.volunteer_record v ON v.organisation = c.organisation AND v.volunteer = c.source
                    WHERE c.organisation = :organisation AND c.person = CAST(:keyHolder AS uuid)
                      AND (c.eligible OR v.volunteer IS NULL)
                      AND (c.departed_on IS NULL OR c.departed_on > (SELECT starts_on FROM command.activity_plan
                          WHERE organisation = :organisation AND activity = :activity))
                    """)
                .param("organisation", organisation.value())
                .param("activity", activity.value())
                .param("keyHolder", keyHolder == null ? null : keyHolder.value())
                .query(UUID.class)
                .list()
                .stream()
                .map(PersonId::new)
                .collect(Collectors.toSet());
    }

    private void plan(OrganisationId organisation, ShiftId shift, ActivityId activity, StaffingNeed need) {
        db.sql("""
            INSERT INTO command.shift_plan (organisation, shift, activity, starts_at, ends_at, state)
            VALUES (?, ?, ?, ?, ?, 'OPEN')
            """)
                .params(
                        organisation.value(),
                        shift.value(),
                        activity.value(),
                        need.start().atOffset(ZoneOffset.UTC),
                        need.end().atOffset(ZoneOffset.UTC))
                .update();
    }

    private void change(OrganisationId organisation, ShiftId shift, StaffingNeed need) {
        db.sql("""
            UPDATE command.shift_plan SET starts_at = ?, ends_at = ?, state = 'OPEN'
            WHERE organisation = ? AND shift = ?
            """)
                .params(
                        need.start().atOffset(ZoneOffset.UTC),
                        need.end().atOffset(ZoneOffset.UTC),
                        organisation.value(),
                        shift.value())
                .update();
    }

    private void state(OrganisationId organisation, ShiftId shift, String state) {
        db.sql("UPDATE command.shift_plan SET state = ? WHERE organisation = ? AND shift = ?")
                .params(state, organisation.value(), shift.value())
                .update();
    }

    private void add(
            OrganisationId organisation, ShiftId shift, VolunteerId volunteer, PersonId person, boolean binding) {
        db.sql("""
            INSERT INTO command.shift_roster (organisation, shift, volunteer, person, binding) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (organisation, shift, volunteer) DO UPDATE SET binding = excluded.binding
            """)
                .params(organisation.value(), shift.value(), volunteer.value(), person.value(), binding)
                .update();
    }

    private void remove(OrganisationId organisation, ShiftId shift, VolunteerId volunteer) {
        db.sql("DELETE FROM command.shift_roster WHERE organisation = ? AND shift = ? AND volunteer = ?")
                .params(organisation.value(), shift.value(), volunteer.value())
                .update();
    }

    void clear() {
        db.sql("DELETE FROM command.shift_roster").update();
        db.sql("DELETE FROM command.shift_plan").update();
    }
}
