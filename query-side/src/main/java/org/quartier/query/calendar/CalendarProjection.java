package org.quartier.query.calendar;

import java.time.Instant;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
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
import org.quartier.kernel.value.ActivityDetails;
import org.quartier.kernel.value.TimeSlot;
import org.quartier.query.Moderators;
import org.quartier.query.Writes;
import org.springframework.stereotype.Component;

/**
 * Keeps {@code query.calendar_entry}: one row per activity, drafts too, with its iCalendar revision. What
 * entries are joined with is kept by {@link CalendarNames}, under the same position.
 */
@Component
class CalendarProjection extends CalendarNames {

    static final String NAME = "calendar";

    private final Writes writes;
    private final Moderators moderators;

    CalendarProjection(Writes writes, tools.jackson.databind.json.JsonMapper json) {
        super(NAME, writes, json, "query.calendar_entry", "query.calendar_moderator");
        this.writes = writes;
        this.moderators = new Moderators(writes, "query.calendar_moderator");
    }

    @EventHandler
    void on(ActivityEvent event, EventMetadata about, @SequenceNumber long version, @Timestamp Instant recordedAt) {
        switch (event) { // no default: a new event does not compile until it is handled here
            case ActivityPlanned planned -> plan(planned, about, recordedAt);
            case ActivityChanged changed -> change(changed.activity(), changed.details(), recordedAt);
            case ActivityRescheduled moved -> move(moved, recordedAt);
            case PreBookingRejected rejected -> loseRoom(rejected.activity(), recordedAt);
            case RoomBookingConfirmed confirmed -> {} // the room stays the same
            case ActivityHoursNoted noted ->
                writes.add(
                        "UPDATE query.calendar_entry SET out_of_hours = :outOfHours WHERE activity = :activity",
                        "activity",
                        noted.activity(),
                        "outOfHours",
                        noted.outOfHours() != null);
            case ActivityPublished published -> state(published.activity(), "PUBLISHED", recordedAt);
            case ActivityPostponed postponed -> state(postponed.activity(), "POSTPONED", recordedAt);
            case ActivityCancelled cancelled -> state(cancelled.activity(), "CANCELLED", recordedAt);
            case ActivityCompleted completed -> state(completed.activity(), "COMPLETED", recordedAt);
            case ModeratorAssigned assigned -> moderators.on(assigned, about);
            case ModeratorAccepted accepted -> moderators.on(accepted);
            case ModeratorRefused refused -> moderators.on(refused);
            case ModeratorReleased released -> moderators.on(released);
            case ProtectedContactAssessed assessed -> {} // a calendar does not show it
            case EquipmentBooked booked -> {}
            case EquipmentReleased released -> {}
        }
        writes.add(
                "UPDATE query.calendar_entry SET version = :version WHERE activity = :activity",
                "version",
                version,
                "activity",
                event.activity());
    }

    private void plan(ActivityPlanned planned, EventMetadata about, Instant recordedAt) {
        ActivityDetails details = planned.details();
        TimeSlot slot = planned.slot();
        writes.add(
                """
                INSERT INTO query.calendar_entry
                    (activity, organisation, uid, quarter, kind, title, description, venue, place, online_link,
                     organiser, visibility, room, starts_at, ends_at, zone, all_day, state, published, sequence,
                     revised_at, version)
                VALUES (:activity, :organisation, :uid, :quarter, :kind, :title, :description, :venue, :place,
                     :onlineLink, :organiser, :visibility, :room, :start, :end, :zone, :allDay, 'DRAFT', false, 0,
                     :recordedAt, 0)
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
                "kind",
                details.kind(),
                "title",
                details.title(),
                "description",
                details.description(),
                "venue",
                details.venue(),
                "place",
                details.place(),
                "onlineLink",
                details.onlineLink(),
                "organiser",
                details.organiser(),
                "visibility",
                details.visibility(),
                "room",
                planned.room() == null ? null : planned.room().room(),
                "start",
                slot.start(),
                "end",
                slot.end(),
                "zone",
                slot.zone(),
                "allDay",
                slot.allDay(),
                "recordedAt",
                recordedAt);
    }

    private void change(ActivityId activity, ActivityDetails details, Instant recordedAt) {
        writes.add(
                """
                UPDATE query.calendar_entry SET
                    sequence = sequence + CASE WHEN (venue, place, online_link)
                        IS DISTINCT FROM (CAST(:venue AS uuid), :place, :onlineLink) THEN 1 ELSE 0 END,
                    revised_at = CASE WHEN (kind, title, description, venue, place, online_link, organiser)
                        IS DISTINCT FROM (:kind, :title, :description, CAST(:venue AS uuid), :place, :onlineLink,
                            :organiser) THEN :recordedAt ELSE revised_at END,
                    kind = :kind, title = :title, description = :description, venue = CAST(:venue AS uuid),
                    place = :place, online_link = :onlineLink, organiser = :organiser, visibility = :visibility
                WHERE activity = :activity
                """,
                "activity",
                activity,
                "kind",
                details.kind(),
                "title",
                details.title(),
                "description",
                details.description(),
                "venue",
                details.venue(),
                "place",
                details.place(),
                "onlineLink",
                details.onlineLink(),
                "organiser",
                details.organiser(),
                "visibility",
                details.visibility(),
                "recordedAt",
                recordedAt);
    }

    private void move(ActivityRescheduled moved, Instant recordedAt) {
        TimeSlot slot = moved.slot();
        writes.add(
                """
                UPDATE query.calendar_entry SET
                    sequence = sequence + CASE WHEN (starts_at, ends_at, zone, all_day, room) IS DISTINCT FROM
                        (:start, CAST(:end AS timestamptz), :zone, :allDay, CAST(:room AS uuid)) THEN 1 ELSE 0 END,
                    revised_at = CASE WHEN state = 'POSTPONED' OR (starts_at, ends_at, zone, all_day, room)
                        IS DISTINCT FROM (:start, CAST(:end AS timestamptz), :zone, :allDay, CAST(:room AS uuid))
                        THEN :recordedAt ELSE revised_at END,
                    previous_starts_at = CASE WHEN starts_at <> :start THEN starts_at ELSE previous_starts_at END,
                    starts_at = :start, ends_at = CAST(:end AS timestamptz), zone = :zone, all_day = :allDay,
                    room = CAST(:room AS uuid),
                    state = CASE WHEN state <> 'POSTPONED' THEN state WHEN published THEN 'PUBLISHED' ELSE 'DRAFT' END
                WHERE activity = :activity
                """,
                "activity",
                moved.activity(),
                "start",
                slot.start(),
                "end",
                slot.end(),
                "zone",
                slot.zone(),
                "allDay",
                slot.allDay(),
                "room",
                moved.room() == null ? null : moved.room().room(),
                "recordedAt",
                recordedAt);
    }

    private void loseRoom(ActivityId activity, Instant recordedAt) {
        writes.add("""
            UPDATE query.calendar_entry SET room = NULL, sequence = sequence + 1, revised_at = :recordedAt
            WHERE activity = :activity
            """, "activity", activity, "recordedAt", recordedAt);
    }

    /** To have been held changes nothing in a feed, so completion is no revision. */
    private void state(ActivityId activity, String state, Instant recordedAt) {
        writes.add("""
            UPDATE query.calendar_entry SET state = :state, published = published OR :state = 'PUBLISHED',
                cancelled_at = CASE WHEN :state = 'CANCELLED' THEN :recordedAt ELSE cancelled_at END,
                revised_at = CASE WHEN :state = 'COMPLETED' THEN revised_at ELSE :recordedAt END
            WHERE activity = :activity
            """, "activity", activity, "state", state, "recordedAt", recordedAt);
    }
}
