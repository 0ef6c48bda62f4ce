package org.quartier.command.shift;

import java.util.Optional;
import java.util.UUID;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.quartier.command.CommandPolicies;
import org.quartier.kernel.event.ShiftEvent.SwapOffered;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.id.ShiftId;
import org.quartier.kernel.id.SwapId;
import org.quartier.kernel.id.VolunteerId;
import org.quartier.kernel.store.EventMetadata;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who was asked to take a place, so that whether they may is known before the shift is asked. */
@Component
@ProcessingGroup(CommandPolicies.GROUP)
class Takers {

    private final JdbcClient db;

    Takers(@Qualifier("command") JdbcClient db) {
        this.db = db;
    }

    /** Whoever a swap asked, also when it is over; the shift decides that. */
    Optional<VolunteerId> of(OrganisationId organisation, ShiftId shift, SwapId swap) {
        return db.sql("""
            SELECT taker FROM command.shift_swap
            WHERE organisation = :organisation AND shift = :shift AND swap = :swap
            """)
                .param("organisation", organisation.value())
                .param("shift", shift.value())
                .param("swap", swap.value())
                .query(UUID.class)
                .optional()
                .map(VolunteerId::new);
    }

    @EventHandler
    void on(SwapOffered event, EventMetadata about) {
        db.sql("""
            INSERT INTO command.shift_swap (organisation, swap, shift, taker)
            VALUES (:organisation, :swap, :shift, :taker)
            """)
                .param("organisation", about.organisation().value())
                .param("swap", event.swap().value())
                .param("shift", event.shift().value())
                .param("taker", event.taker().value())
                .update();
    }
}
