package org.quartier.query.directory;

import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.quartier.kernel.event.VenueEvent.RoomAdded;
import org.quartier.kernel.event.VenueEvent.RoomClosed;
import org.quartier.kernel.event.VenueEvent.RoomReopened;
import org.quartier.kernel.event.VenueEvent.VenueAdded;
import org.quartier.kernel.id.VenueId;
import org.quartier.kernel.store.EventMetadata;
import org.quartier.query.Projection;
import org.quartier.query.Writes;
import org.springframework.stereotype.Component;

/** Keeps {@code query.venue} and {@code query.room}: one row per venue, and per room. */
@Component
class VenueProjection extends Projection {

    static final String NAME = "venues";

    private final Writes writes;

    VenueProjection(Writes writes) {
        super(NAME, "query.venue", "query.room", "query.room_closure");
        this.writes = writes;
    }

    @EventHandler
    void on(VenueAdded event, EventMetadata about, @SequenceNumber long version) {
        writes.add(
                """
                INSERT INTO query.venue (venue, organisation, quarter, name, address, accessibility, version)
                VALUES (:venue, :organisation, :quarter, :name, :address, :accessibility, :version)
                ON CONFLICT (venue) DO NOTHING
                """,
                "venue",
                event.venue(),
                "organisation",
                about.organisation(),
                "quarter",
                event.quarter(),
                "name",
                event.name(),
                "address",
                event.address(),
                "accessibility",
                event.accessibility(),
                "version",
                version);
    }

    @EventHandler
    void on(RoomAdded event, EventMetadata about, @SequenceNumber long version) {
        writes.add(
                """
                INSERT INTO query.room (room, organisation, venue, name, capacity, fire_safety_maximum,
                    set_up_minutes, tear_down_minutes)
                VALUES (:room, :organisation, :venue, :name, :capacity, :fireSafetyMaximum,
                    :setUpMinutes, :tearDownMinutes)
                ON CONFLICT (room) DO NOTHING
                """,
                "room",
                event.room(),
                "organisation",
                about.organisation(),
                "venue",
                event.venue(),
                "name",
                event.name(),
                "capacity",
                event.capacity(),
                "fireSafetyMaximum",
                event.fireSafetyMaximum(),
                "setUpMinutes",
                event.setUpMinutes(),
                "tearDownMinutes",
                event.tearDownMinutes());
        revise(event.venue(), version);
    }

    @EventHandler
    void on(RoomClosed event, EventMetadata about, @SequenceNumber long version) {
        writes.add(
                """
                INSERT INTO query.room_closure (closure, organisation, room, from_at, to_at)
                VALUES (:closure, :organisation, :room, :from, :to)
                ON CONFLICT (closure) DO NOTHING
                """,
                "closure",
                event.closure(),
                "organisation",
                about.organisation(),
                "room",
                event.room(),
                "from",
                event.from(),
                "to",
                event.to());
        revise(event.venue(), version);
    }

    @EventHandler
    void on(RoomReopened event, @SequenceNumber long version) {
        writes.add("DELETE FROM query.room_closure WHERE closure = :closure", "closure", event.closure());
        revise(event.venue(), version);
    }

    private void revise(VenueId venue, long version) {
        writes.add(
                "UPDATE query.venue SET version = :version WHERE venue = :venue", "venue", venue, "version", version);
    }
}
