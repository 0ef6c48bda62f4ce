package org.quartier.query.activity;

import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.quartier.kernel.event.ActivityEvent;
import org.quartier.kernel.event.ActivityEvent.ActivityCancelled;
import org.quartier.kernel.event.ActivityEvent.ActivityChanged;
import org.quartier.kernel.event.ActivityEvent.ActivityCompleted;
import org.quartier.kernel.event.ActivityEvent.ActivityPlanned;
import org.quartier.kernel.event.ActivityEvent.ActivityPostponed;
import org.quartier.kernel.event.ActivityEvent.ActivityPublished;
import org.quartier.kernel.event.ActivityEvent.ActivityRescheduled;
import org.quartier.kernel.event.ActivityEvent.ModeratorAccepted;
import org.quartier.kernel.event.ActivityEvent.ModeratorAssigned;
import org.quartier.kernel.event.ActivityEvent.ModeratorRefused;
import org.quartier.kernel.event.ActivityEvent.ModeratorReleased;
import org.quartier.kernel.event.ActivityEvent.ProtectedContactAssessed;
import org.quartier.kernel.event.ParticipationEvent.CapacityChanged;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.store.EventMetadata;
import org.quartier.kernel.value.Capacity;
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
        super(NAME, "query.activity", "query.activity_moderator", "query.activity_capacity");
        this.writes = writes;
        this.json = json;
        this.moderators = new Moderators(writes, "query.activity_moderator");
    }

    @EventHandler
    void on(ActivityEvent event, EventMetadata about, @SequenceNumber long version) {
        switch (event) { // no default: a new event does not compile until it is handled here
            case ActivityPlanned planned -> plan(planned, about);
            case ActivityChanged changed ->
                writes.add(
                        "UPDATE query.activity SET details = :details WHERE activity = :activity",
                        "activity",
                        changed.activity(),
                        "details",
                        text(changed.details()));
            case ActivityRescheduled moved -> move(moved);
            case ActivityPublished published -> state(published.activity(), "PUBLISHED");
            case ActivityPostponed postponed -> postpone(postponed.activity());
            case ActivityCancelled cancelled -> state(cancelled.activity(), "CANCELLED");
            case ActivityCompleted completed -> state(completed.activity(), "COMPLETED");
            case ModeratorAssigned assigned -> moderators.on(assigned, about);
            case ModeratorAccepted accepted -> moderators.on(accepted);
            case ModeratorRefused refused -> moderators.on(refused);
            case ModeratorReleased released -> moderators.on(released);
            case ProtectedContactAssessed assessed -> contact(assessed);
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
                    (activity, organisation, uid, quarter, details, slot, room, booking, state, published, version)
                VALUES (:activity, :organisation, :uid, :quarter, :details, :slot, :room, :booking, 'DRAFT', false, 0)
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

    private void move(ActivityRescheduled moved) {
        writes.add(
                """
                UPDATE query.activity SET slot = :slot, previous_slot = :previousSlot, room = CAST(:room AS uuid),
                    booking = :booking,
                    state = CASE WHEN state <> 'POSTPONED' THEN state WHEN published THEN 'PUBLISHED' ELSE 'DRAFT' END
                WHERE activity = :activity
                """,
                "activity",
                moved.activity(),
                "slot",
                text(Slot.of(moved.slot())),
                "previousSlot",
                text(Slot.of(moved.previousSlot())),
                "room",
                moved.room() == null ? null : moved.room().room(),
                "booking",
                moved.room() == null ? null : moved.room().booking());
    }

    private void state(ActivityId activity, String state) {
        writes.add("""
            UPDATE query.activity SET state = :state, published = published OR :state = 'PUBLISHED'
            WHERE activity = :activity
            """, "activity", activity, "state", state);
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

    private String text(Object value) {
        return json.writeValueAsString(value);
    }
}
