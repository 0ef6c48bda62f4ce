package org.quartier.query.attendance;

import java.time.Instant;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventhandling.TrackingToken;
import org.quartier.kernel.event.ActivityEvent;
import org.quartier.kernel.event.ParticipationEvent;
import org.quartier.kernel.event.ParticipationEvent.CapacityChanged;
import org.quartier.kernel.event.ParticipationEvent.HeadsCounted;
import org.quartier.kernel.event.ParticipationEvent.ParticipantRegistered;
import org.quartier.kernel.event.ParticipationEvent.ParticipationOpened;
import org.quartier.kernel.event.ShiftEvent;
import org.quartier.kernel.store.EventMetadata;
import org.quartier.kernel.value.Capacity;
import org.quartier.query.Projection;
import org.quartier.query.Writes;
import org.quartier.query.statistic.Fact;
import org.springframework.stereotype.Component;

/**
 * Keeps what the figures of attendance and plan are made of, each thing that was said of it: {@code query.attendance_*}
 * and {@code query.planned_shift}. Rows are only ever added, so that each day in the past stays as it was known.
 */
@Component
class AttendanceProjection extends Projection {

    static final String NAME = "attendance";

    private final Activities activities;
    private final Attendances attendances;
    private final HeadCounts headCounts;
    private final Shifts shifts;

    AttendanceProjection(Writes writes) {
        super(
                NAME,
                "query.attendance_activity",
                "query.attendance_registration",
                "query.attendance_registration_state",
                "query.attendance_head_count",
                "query.attendance_head_count_band",
                "query.attendance_nameless_check_in",
                "query.planned_shift");
        this.activities = new Activities(writes);
        this.attendances = new Attendances(writes);
        this.headCounts = new HeadCounts(writes);
        this.shifts = new Shifts(writes);
    }

    @EventHandler
    void on(ActivityEvent event, EventMetadata about, @Timestamp Instant recordedAt, TrackingToken token) {
        activities.on(event, Fact.of(about, recordedAt, token));
    }

    @EventHandler
    void on(ShiftEvent event, EventMetadata about, @Timestamp Instant recordedAt, TrackingToken token) {
        shifts.on(event, Fact.of(about, recordedAt, token));
    }

    @EventHandler
    void on(ParticipationEvent event, EventMetadata about, @Timestamp Instant recordedAt, TrackingToken token) {
        Fact fact = Fact.of(about, recordedAt, token);
        switch (event) {
            case ParticipantRegistered registered -> attendances.register(registered, fact);
            case HeadsCounted counted -> headCounts.on(counted, fact);
            case CapacityChanged changed -> activities.places(changed.activity(), changed.capacity(), fact);
            case ParticipationOpened opened -> {
                Capacity capacity = opened.capacity();
                if (capacity != null) {
                    activities.places(opened.activity(), capacity, fact);
                }
            }
            default -> attendances.on(event, fact);
        }
    }
}
