package org.quartier.command.activity;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.Nullable;
import org.quartier.command.CommandPolicies;
import org.quartier.kernel.event.VenueEvent.RoomAdded;
import org.quartier.kernel.event.VenueEvent.VenueAdded;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.id.QuarterId;
import org.quartier.kernel.id.RoomId;
import org.quartier.kernel.id.VenueId;
import org.quartier.kernel.store.EventMetadata;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What venues and rooms are called, so that a table can name them; kept in the transaction of the event. */
@Component
@ProcessingGroup(CommandPolicies.GROUP)
class VenueNames {

    private final JdbcClient db;

    VenueNames(@Qualifier("command") JdbcClient db) {
        this.db = db;
    }

    /** A venue of a quarter by its name, whatever its case; nothing where none or more than one is called so. */
    Optional<VenueId> venue(OrganisationId organisation, QuarterId quarter, String name) {
        List<UUID> called = db.sql("""
            SELECT venue FROM command.venue_name
            WHERE organisation = :organisation AND quarter = :quarter AND room IS NULL AND lower(name) = lower(:name)
            LIMIT 2
            """)
                .param("organisation", organisation.value())
                .param("quarter", quarter.value())
                .param("name", name)
                .query(UUID.class)
                .list();
        return called.size() == 1 ? Optional.of(new VenueId(called.getFirst())) : Optional.empty();
    }

    /**
     * A room by its name, whatever its case; nothing where none or more than one is called so.
     *
     * @param venue its venue, or null for any of the quarter
     */
    Optional<RoomId> room(OrganisationId organisation, QuarterId quarter, @Nullable VenueId venue, String name) {
        List<UUID> called = db.sql("""
            SELECT r.room FROM command.venue_name r
            JOIN command.venue_name v ON v.organisation = r.organisation AND v.venue = r.venue AND v.room IS NULL
            WHERE r.organisation = :organisation AND v.quarter = :quarter AND r.room IS NOT NULL
              AND lower(r.name) = lower(:name) AND (CAST(:venue AS uuid) IS NULL OR r.venue = :venue)
            LIMIT 2
            """)
                .param("organisation", organisation.value())
                .param("quarter", quarter.value())
                .param("venue", venue == null ? null : venue.value())
                .param("name", name)
                .query(UUID.class)
                .list();
        return called.size() == 1 ? Optional.of(new RoomId(called.getFirst())) : Optional.empty();
    }

    @EventHandler
    void on(VenueAdded added, EventMetadata about) {
        keep(about, added.venue(), added.quarter().value(), null, added.name());
    }

    @EventHandler
    void on(RoomAdded added, EventMetadata about) {
        keep(about, added.venue(), null, added.room().value(), added.name());
    }

    private void keep(EventMetadata about, VenueId venue, @Nullable UUID quarter, @Nullable UUID room, String name) {
        db.sql("""
            INSERT INTO command.venue_name (organisation, venue, quarter, room, name)
            VALUES (:organisation, :venue, :quarter, :room, :name)
            """)
                .param("organisation", about.organisation().value())
                .param("venue", venue.value())
                .param("quarter", quarter)
                .param("room", room)
                .param("name", name)
                .update();
    }
}
