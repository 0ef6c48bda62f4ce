package org.quartier.query.activity;

import java.time.Instant;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
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
import org.quartier.kernel.event.ParticipationEvent.CapacityChanged;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.store.EventMetadata;
import org.quartier.kernel.value.Capacity;
import org.quartier.kernel.value.Channel;
import org.quartier.kernel.value.OutOfHours;
import org.quartier.query.Moderators;
import org.quartier.query.Projection;
import org.quartier.query.Slot;
import org.quartier.query.Writes;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Keeps {@code query.activity}: one row per activity, whose version counts the events of its own stream only. */
@Component
class ActivityProjection extends Projection {

    static final String NAME = "activities";

    private final Writes writes;
    private final JsonMapper json;
    private final Moderators moderators;

    ActivityProjection(Writes writes, JsonMapper json) {
        super(
                NAME,
                "query.activity",
                "query.activity_moderator",
                "query.activity_capacity",
                "query.activity_equipment");
        this.writes = writes;
        this.json = json;
        this.moderators = new Moderators(writes, "query.activity_moderator");
    }

    @EventHandler
    void on(ActivityEvent event, EventMetadata about, @SequenceNumber long version, @Timestamp Instant recordedAt) {
        switch (event) { // no default: a new event does not compile until it is handled here
            case ActivityPlanned planned -> plan(planned, about);
            case ActivityChanged changed -> describe(changed);
            case ActivityRescheduled moved -> move(moved, about, recordedAt);
            case RoomBookingConfirmed confirmed ->
                writes.add(
                        "UPDATE query.activity SET booking = 'FIRM' WHERE activity = :activity",
                        "activity",
                        confirmed.activity());
            case PreBookingRejected rejected ->
                writes.add(
                        """
                        UPDATE query.activity SET room = NULL, booking = NULL, venue_open_since = :recordedAt,
                            room_rejected = :room, room_rejected_by = :by
                        WHERE activity = :activity
                        """,
                        "activity",
                        rejected.activity(),
                        "recordedAt",
                        recordedAt,
                        "room",
                        rejected.room(),
                        "by",
                        rejected.confirmed());
            case ActivityHoursNoted noted -> note(noted, about);
            case ActivityPublished published -> publish(published, about, recordedAt);
            case ActivityPostponed postponed -> postpone(postponed.activity());
            case ActivityCancelled cancelled -> state(cancelled.activity(), "CANCELLED");
            case ActivityCompleted completed -> state(completed.activity(), "COMPLETED");
            case ModeratorAssigned assigned -> moderators.on(assigned, about);
            case ModeratorAccepted accepted -> moderators.on(accepted);
            case ModeratorRefused refused -> moderators.on(refused);
            case ModeratorReleased released -> moderators.on(released);
            case ProtectedContactAssessed assessed -> contact(assessed);
            case EquipmentBooked booked -> book(booked, about);
            case EquipmentReleased released ->
                writes.add("""
                    DELETE FROM query.activity_equipment WHERE activity = :activity AND equipment = :equipment
                    """, "activity", released.activity(), "equipment", released.equipment());
        }
        writes.add(
                "UPDATE query.activity SET version = :version WHERE activity = :activity",
                "version",
                version,
                "activity",
                event.activity());
    }

    /** Another stream's event: it does not count in the version, and may be written before the plan. */
    @EventHandler
    void on(CapacityChanged changed, EventMetadata about) {
        capacity("""
            INSERT INTO query.activity_capacity (activity, organisation, places, reserved, policy, mode)
            VALUES (:activity, :organisation, :places, :reserved, :policy, :mode)
            ON CONFLICT (activity) DO UPDATE SET places = excluded.places, reserved = excluded.reserved,
                policy = excluded.policy, mode = excluded.mode
            """, changed.activity(), about, changed.capacity());
    }

    private void plan(ActivityPlanned planned, EventMetadata about) {
        writes.add(
                """
                INSERT INTO query.activity
                    (activity, organisation, uid, quarter, details, slot, starts_at, ends_at, zone, room, booking, state,
                     published, version)
                VALUES (:activity, :organisation, :uid, :quarter, :details, :slot, :start, :end, :zone, :room, :booking,
                     'DRAFT', false, 0)
                ON CONFLICT (activity) DO NOTHING
                """,
                "activity",
                planned.activity(),
                "organisation",
                about.organisation(),
                "uid",
                planned.uid(),
                "quarter",
                planned.quarter(),
                "details",
                text(planned.details()),
                "slot",
                text(Slot.of(planned.slot())),
                "start",
                planned.slot().start(),
                "end",
                planned.slot().end(),
                "zone",
                planned.slot().zone(),
                "room",
                planned.room() == null ? null : planned.room().room(),
                "booking",
                planned.room() == null ? null : planned.room().booking());
        Capacity capacity = planned.capacity();
        if (capacity != null) {
            capacity("""
                INSERT INTO query.activity_capacity (activity, organisation, places, reserved, policy, mode)
                VALUES (:activity, :organisation, :places, :reserved, :policy, :mode)
                ON CONFLICT (activity) DO NOTHING
                """, planned.activity(), about, capacity);
        }
    }

    private void capacity(String sql, ActivityId activity, EventMetadata about, Capacity capacity) {
        writes.add(
                sql,
                "activity",
                activity,
                "organisation",
                about.organisation(),
                "places",
                capacity.places(),
                "reserved",
                capacity.reserved(),
                "policy",
                capacity.policy(),
                "mode",
                capacity.mode());
    }

    /** Another venue, place or link ends the search for one. */
    private void describe(ActivityChanged changed) {
        writes.add(
                """
                UPDATE query.activity SET details = :details,
                    venue_open_since = CASE WHEN (CAST(details AS jsonb) ->> 'venue', CAST(details AS jsonb) ->> 'place',
                            CAST(details AS jsonb) ->> 'onlineLink')
                        IS DISTINCT FROM (CAST(:venue AS text), CAST(:place AS text), CAST(:onlineLink AS text))
                        THEN NULL ELSE venue_open_since END
                WHERE activity = :activity
                """,
                "activity",
                changed.activity(),
                "details",
                text(changed.details()),
                "venue",
                changed.details().venue() == null
                        ? null
                        : changed.details().venue().toString(),
                "place",
                changed.details().place(),
                "onlineLink",
                changed.details().onlineLink());
    }

    /** A note without an override takes back none that came with the publication, unless it is in hours now. */
    private void note(ActivityHoursNoted noted, EventMetadata about) {
        OutOfHours found = noted.outOfHours();
        writes.add(
                """
                UPDATE query.activity SET out_of_hours = :why, out_of_hours_minutes = CAST(:minutes AS integer),
                    staffing_waived = CAST(:why AS text) IS NOT NULL AND (staffing_waived OR :waived)
                WHERE activity = :activity
                """,
                "activity",
                noted.activity(),
                "why",
                found == null ? null : found.why(),
                "minutes",
                found == null ? null : found.minutes(),
                "waived",
                waives(noted.overrideReason(), about));
    }

    /** An override was for the time that it was given with; a note says whether there is one for this. */
    private void move(ActivityRescheduled moved, EventMetadata about, Instant recordedAt) {
        writes.add(
                """
                UPDATE query.activity SET slot = :slot, previous_slot = :previousSlot, starts_at = :start,
                    ends_at = CAST(:end AS timestamptz), zone = :zone, room = CAST(:room AS uuid), booking = :booking,
                    venue_open_since = CASE WHEN :venueOpen THEN coalesce(venue_open_since, :recordedAt)
                        WHEN CAST(:room AS uuid) IS NULL THEN venue_open_since END,
                    staffing_waived = CASE WHEN slot = :slot THEN staffing_waived ELSE :waived END,
                    room_rejected = CASE WHEN CAST(:room AS uuid) IS NULL THEN room_rejected END,
                    room_rejected_by = CASE WHEN CAST(:room AS uuid) IS NULL THEN room_rejected_by END,
                    state = CASE WHEN state <> 'POSTPONED' THEN state WHEN published THEN 'PUBLISHED' ELSE 'DRAFT' END
                WHERE activity = :activity
                """,
                "activity",
                moved.activity(),
                "slot",
                text(Slot.of(moved.slot())),
                "previousSlot",
                text(Slot.of(moved.previousSlot())),
                "start",
                moved.slot().start(),
                "end",
                moved.slot().end(),
                "zone",
                moved.slot().zone(),
                "venueOpen",
                moved.venueOpen(),
                "recordedAt",
                recordedAt,
                "waived",
                waives(null, about),
                "room",
                moved.room() == null ? null : moved.room().room(),
                "booking",
                moved.room() == null ? null : moved.room().booking());
    }

    private void publish(ActivityPublished published, EventMetadata about, Instant recordedAt) {
        writes.add(
                """
                UPDATE query.activity SET state = 'PUBLISHED', published = true, published_at = :recordedAt,
                    staffing_waived = :waived
                WHERE activity = :activity
                """,
                "activity",
                published.activity(),
                "recordedAt",
                recordedAt,
                "waived",
                waives(published.overrideReason(), about));
    }

    private static boolean waives(@Nullable String overrideReason, EventMetadata about) {
        return overrideReason != null || about.channel() == Channel.IMPORT;
    }

    private void state(ActivityId activity, String state) {
        writes.add(
                "UPDATE query.activity SET state = :state WHERE activity = :activity",
                "activity",
                activity,
                "state",
                state);
    }

    /** The first date that was given up stays, however often it is postponed. */
    private void postpone(ActivityId activity) {
        writes.add("""
            UPDATE query.activity SET state = 'POSTPONED', original_slot = coalesce(original_slot, slot)
            WHERE activity = :activity
            """, "activity", activity);
    }

    private void contact(ProtectedContactAssessed assessed) {
        writes.add(
                """
                UPDATE query.activity SET protected_contact = :contact, clearance_needed = :needed
                WHERE activity = :activity
                """,
                "activity",
                assessed.activity(),
                "contact",
                text(assessed.contact()),
                "needed",
                assessed.contact().needsClearance());
    }

    private void book(EquipmentBooked booked, EventMetadata about) {
        writes.add(
                """
                INSERT INTO query.activity_equipment (activity, equipment, organisation)
                VALUES (:activity, :equipment, :organisation) ON CONFLICT (activity, equipment) DO NOTHING
                """,
                "activity",
                booked.activity(),
                "equipment",
                booked.equipment(),
                "organisation",
                about.organisation());
    }

    private String text(Object value) {
        return json.writeValueAsString(value);
    }
}
