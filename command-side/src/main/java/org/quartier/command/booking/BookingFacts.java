package org.quartier.command.booking;

import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
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
import org.quartier.kernel.event.EquipmentEvent;
import org.quartier.kernel.event.HourEntryEvent;
import org.quartier.kernel.event.HourEntryEvent.ApprovalRevoked;
import org.quartier.kernel.event.HourEntryEvent.HoursApproved;
import org.quartier.kernel.event.HourEntryEvent.HoursCorrected;
import org.quartier.kernel.event.HourEntryEvent.HoursDrafted;
import org.quartier.kernel.event.HourEntryEvent.HoursRejected;
import org.quartier.kernel.event.HourEntryEvent.HoursSubmitted;
import org.quartier.kernel.event.OrganisationEvent.OrganisationSettingsChanged;
import org.quartier.kernel.event.PersonEvent.PersonErased;
import org.quartier.kernel.event.ShiftEvent;
import org.quartier.kernel.event.VenueEvent;
import org.quartier.kernel.event.VenueEvent.RoomAdded;
import org.quartier.kernel.event.VenueEvent.RoomClosed;
import org.quartier.kernel.event.VenueEvent.RoomReopened;
import org.quartier.kernel.event.VenueEvent.VenueAdded;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.HourEntryId;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.value.BookingKind;
import org.quartier.kernel.value.RoomBooking;
import org.quartier.kernel.value.TimeSlot;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps what bookings follow from: rooms, equipment, plans, assignments, claimed hours and shifts. It refuses nothing. */
@Component
class BookingFacts {

    private final JdbcClient db;
    private final ShiftFacts shifts;
    private final EquipmentFacts equipment;

    BookingFacts(@Qualifier("command") JdbcClient db, ShiftFacts shifts, EquipmentFacts equipment) {
        this.db = db;
        this.shifts = shifts;
        this.equipment = equipment;
    }

    void note(OrganisationId organisation, VenueEvent event) {
        switch (event) { // no default: a new event does not compile until it is decided here
            case RoomAdded added ->
                write("""
                    INSERT INTO command.room (organisation, room, set_up_minutes, tear_down_minutes)
                    VALUES (?, ?, ?, ?)
                    """, organisation.value(), added.room().value(), added.setUpMinutes(), added.tearDownMinutes());
            case RoomClosed closed ->
                write(
                        "INSERT INTO command.room_closure (organisation, closure, room, from_at, to_at) VALUES (?, ?,"
                                + " ?, ?, ?)",
                        organisation.value(),
                        closed.closure().value(),
                        closed.room().value(),
                        closed.from().atOffset(ZoneOffset.UTC),
                        closed.to().atOffset(ZoneOffset.UTC));
            case RoomReopened reopened ->
                write(
                        "DELETE FROM command.room_closure WHERE organisation = ? AND closure = ?",
                        organisation.value(),
                        reopened.closure().value());
            case VenueAdded _ -> {}
        }
    }

    /** From now on: what is booked keeps the buffer that it was booked with, until it moves. */
    void note(OrganisationSettingsChanged changed) {
        write("""
            INSERT INTO command.travel_buffer (organisation, minutes) VALUES (?, ?)
            ON CONFLICT (organisation) DO UPDATE SET minutes = excluded.minutes
            """, changed.organisation().value(), changed.settings().travelBuffer());
    }

    void note(OrganisationId organisation, ActivityEvent event) {
        switch (event) { // no default: a new event does not compile until it is decided here
            case ActivityPlanned planned -> plan(organisation, planned.activity(), planned.slot(), planned.room());
            case ActivityRescheduled moved -> plan(organisation, moved.activity(), moved.slot(), moved.room());
            case ActivityPostponed postponed -> state(organisation, postponed.activity(), "POSTPONED");
            case ActivityCancelled cancelled -> state(organisation, cancelled.activity(), "CANCELLED");
            case ModeratorAssigned assigned -> assign(organisation, assigned);
            case ModeratorRefused refused -> free(organisation, refused.activity(), refused.person());
            case ModeratorReleased released -> free(organisation, released.activity(), released.person());
            case ActivityCompleted completed -> state(organisation, completed.activity(), "COMPLETED");
            case RoomBookingConfirmed confirmed ->
                write(
                        "UPDATE command.activity_plan SET firm = true WHERE organisation = ? AND activity = ?",
                        organisation.value(),
                        confirmed.activity().value());
            case PreBookingRejected rejected ->
                write(
                        "UPDATE command.activity_plan SET room = NULL WHERE organisation = ? AND activity = ?",
                        organisation.value(),
                        rejected.activity().value());
            case EquipmentBooked booked -> equipment.note(organisation, booked);
            case EquipmentReleased released -> equipment.note(organisation, released);
            case ActivityChanged _,
                    ActivityPublished _,
                    ActivityHoursNoted _,
                    ModeratorAccepted _,
                    ProtectedContactAssessed _ -> {}
        }
    }

    void note(OrganisationId organisation, EquipmentEvent event) {
        equipment.note(organisation, event);
    }

    void note(OrganisationId organisation, ShiftEvent event) {
        shifts.note(organisation, event);
    }

    void note(OrganisationId organisation, HourEntryEvent event) {
        switch (event) { // no default: a new event does not compile until it is decided here
            case HoursSubmitted claimed ->
                claim(organisation, claimed.hourEntry(), claimed.person(), claimed.start(), claimed.end());
            case HoursCorrected claimed ->
                claim(organisation, claimed.hourEntry(), claimed.person(), claimed.start(), claimed.end());
            case HoursRejected rejected ->
                write(
                        "DELETE FROM command.claimed_hours WHERE organisation = ? AND hour_entry = ?",
                        organisation.value(),
                        rejected.hourEntry().value());
            case HoursDrafted _, HoursApproved _, ApprovalRevoked _ -> {}
        }
    }

    /** Whoever is forgotten is bound by nothing; the reason of an override can no longer be read either. */
    void note(OrganisationId organisation, PersonErased erased) {
        write(
                "UPDATE command.activity_assignment SET binding = false WHERE organisation = ? AND person = ?",
                organisation.value(),
                erased.person().value());
        write(
                "DELETE FROM command.claimed_hours WHERE organisation = ? AND person = ?",
                organisation.value(),
                erased.person().value());
        shifts.note(organisation, erased);
    }

    private void plan(OrganisationId organisation, ActivityId activity, TimeSlot slot, @Nullable RoomBooking room) {
        write(
                """
                INSERT INTO command.activity_plan (organisation, activity, starts_at, ends_at, starts_on, room, firm,
                    state)
                VALUES (?, ?, ?, ?, ?, ?, ?, 'ACTIVE')
                ON CONFLICT (organisation, activity) DO UPDATE SET starts_at = excluded.starts_at,
                    ends_at = excluded.ends_at, starts_on = excluded.starts_on, room = excluded.room, firm = excluded.firm,
                    state = excluded.state
                """,
                organisation.value(),
                activity.value(),
                slot.start().atOffset(ZoneOffset.UTC),
                slot.end() == null ? null : slot.end().atOffset(ZoneOffset.UTC),
                slot.day(),
                room == null ? null : room.room().value(),
                room != null && room.booking() == BookingKind.FIRM);
        write("""
            UPDATE command.activity_assignment SET travel_minutes = coalesce(
                (SELECT minutes FROM command.travel_buffer b WHERE b.organisation = activity_assignment.organisation),
                0)
            WHERE organisation = ? AND activity = ?
            """, organisation.value(), activity.value());
    }

    private void state(OrganisationId organisation, ActivityId activity, String state) {
        write(
                "UPDATE command.activity_plan SET state = ? WHERE organisation = ? AND activity = ?",
                state,
                organisation.value(),
                activity.value());
    }

    private void assign(OrganisationId organisation, ModeratorAssigned assigned) {
        write(
                """
                INSERT INTO command.activity_assignment (organisation, activity, person, binding, travel_minutes)
                VALUES (?, ?, ?, ?, coalesce((SELECT minutes FROM command.travel_buffer WHERE organisation = ?), 0))
                """,
                organisation.value(),
                assigned.activity().value(),
                assigned.person().value(),
                assigned.overrideReason() == null,
                organisation.value());
    }

    private void free(OrganisationId organisation, ActivityId activity, PersonId person) {
        write(
                "DELETE FROM command.activity_assignment WHERE organisation = ? AND activity = ? AND person = ?",
                organisation.value(),
                activity.value(),
                person.value());
    }

    private void claim(
            OrganisationId organisation, HourEntryId hourEntry, PersonId person, Instant start, Instant end) {
        write(
                """
                INSERT INTO command.claimed_hours (organisation, hour_entry, person, starts_at, ends_at)
                VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (organisation, hour_entry) DO UPDATE SET starts_at = excluded.starts_at,
                    ends_at = excluded.ends_at
                """,
                organisation.value(),
                hourEntry.value(),
                person.value(),
                start.atOffset(ZoneOffset.UTC),
                end.atOffset(ZoneOffset.UTC));
    }

    private void write(String sql, @Nullable Object... values) {
        db.sql(sql).params(values).update();
    }

    /** Forgets everything, to begin anew from the log. */
    void clear() {
        for (String table : new String[] {
            "room", "room_closure", "travel_buffer", "activity_plan", "activity_assignment", "claimed_hours"
        }) {
            write("DELETE FROM command." + table);
        }
        shifts.clear();
        equipment.clear();
    }
}
