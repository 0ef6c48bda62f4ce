package org.quartier.command.participation;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.Nullable;
import org.quartier.command.CommandPolicies;
import org.quartier.kernel.event.VenueEvent.RoomAdded;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.store.EventMetadata;
import org.quartier.kernel.value.RoomBooking;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How many people each room may hold at most: the hard limit at the door. */
@Component
@ProcessingGroup(CommandPolicies.GROUP)
class RoomLimits {

    private final JdbcClient db;

    RoomLimits(@Qualifier("command") JdbcClient db) {
        this.db = db;
    }

    /** The maximum of a booked room, or null where no room is booked. */
    @Nullable
    Integer fireSafetyMaximum(OrganisationId organisation, @Nullable RoomBooking booking) {
        return booking == null
                ? null
                : db.sql("""
                    SELECT fire_safety_maximum FROM command.room_limit
                    WHERE organisation = :organisation AND room = :room
                    """)
                        .param("organisation", organisation.value())
                        .param("room", booking.room().value())
                        .query(Integer.class)
                        .optional()
                        .orElse(null);
    }

    @EventHandler
    void on(RoomAdded added, EventMetadata about) {
        db.sql("""
            INSERT INTO command.room_limit (organisation, room, fire_safety_maximum)
            VALUES (:organisation, :room, :maximum)
            """)
                .param("organisation", about.organisation().value())
                .param("room", added.room().value())
                .param("maximum", added.fireSafetyMaximum())
                .update();
    }
}
