package org.quartier.command.activity;

import java.util.UUID;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.Nullable;
import org.quartier.command.CommandPolicies;
import org.quartier.kernel.event.ActivityEvent.ActivityPlanned;
import org.quartier.kernel.event.ActivityEvent.ActivityRescheduled;
import org.quartier.kernel.event.ParticipationEvent.CapacityChanged;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.store.EventMetadata;
import org.quartier.kernel.value.RoomBooking;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Whenever an activity takes a room, or more places in it, there are no more places than people may be in the room: that
 * maximum is hard. A pre-booking counts as the booking that it is to become.
 */
@Component
@ProcessingGroup(CommandPolicies.GROUP)
class FireSafety {

    private final JdbcClient db;

    FireSafety(@Qualifier("command") JdbcClient db) {
        this.db = db;
    }

    @EventHandler
    void on(ActivityPlanned event, EventMetadata about) {
        if (event.capacity() != null) {
            require(about.organisation(), event.room(), event.capacity().places());
        }
    }

    @EventHandler
    void on(ActivityRescheduled event, EventMetadata about) {
        db.sql("SELECT places FROM command.activity_offer WHERE organisation = ? AND activity = ? AND places"
                        + " IS NOT NULL")
                .param(about.organisation().value())
                .param(event.activity().value())
                .query(Integer.class)
                .optional()
                .ifPresent(places -> require(about.organisation(), event.room(), places));
    }

    @EventHandler
    void on(CapacityChanged event, EventMetadata about) {
        UUID room = roomOf(about.organisation(), event.activity());
        requireRoom(about.organisation(), room, event.capacity().places());
    }

    private @Nullable UUID roomOf(OrganisationId organisation, ActivityId activity) {
        return db.sql("SELECT room FROM command.activity_plan WHERE organisation = ? AND activity = ? AND room IS"
                        + " NOT NULL")
                .param(organisation.value())
                .param(activity.value())
                .query(UUID.class)
                .optional()
                .orElse(null);
    }

    private void require(OrganisationId organisation, @Nullable RoomBooking room, int places) {
        requireRoom(organisation, room == null ? null : room.room().value(), places);
    }

    private void requireRoom(OrganisationId organisation, @Nullable UUID room, int places) {
        if (room != null) {
            db.sql("SELECT fire_safety_maximum FROM command.room_limit WHERE organisation = ? AND room = ?")
                    .param(organisation.value())
                    .param(room)
                    .query(Integer.class)
                    .optional()
                    .ifPresent(maximum -> ActivityRule.FIRE_SAFETY_MAXIMUM.require(places <= maximum));
        }
    }
}
