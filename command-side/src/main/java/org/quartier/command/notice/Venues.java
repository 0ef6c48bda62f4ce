package org.quartier.command.notice;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.quartier.command.CommandPolicies;
import org.quartier.kernel.event.VenueEvent.RoomAdded;
import org.quartier.kernel.event.VenueEvent.VenueAdded;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.id.RoomId;
import org.quartier.kernel.id.VenueId;
import org.quartier.kernel.letter.PlaceNames;
import org.quartier.kernel.store.EventMetadata;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which venue each room is in, kept in the transaction of the event, and how both are called, out of their history. */
@Component
@ProcessingGroup(CommandPolicies.GROUP)
class Venues {

    private final JdbcClient db;
    private final EventStore events;

    Venues(@Qualifier("command") JdbcClient db, EventStore events) {
        this.db = db;
        this.events = events;
    }

    @EventHandler
    void on(RoomAdded added, EventMetadata about) {
        db.sql("INSERT INTO command.room_venue (organisation, room, venue) VALUES (:organisation, :room, :venue)")
                .param("organisation", about.organisation().value())
                .param("room", added.room().value())
                .param("venue", added.venue().value())
                .update();
    }

    /** Those of an organisation. */
    PlaceNames of(OrganisationId organisation) {
        return new OfOrganisation(organisation);
    }

    private final class OfOrganisation implements PlaceNames {

        private final OrganisationId organisation;

        private OfOrganisation(OrganisationId organisation) {
            this.organisation = organisation;
        }

        @Override
        public Optional<VenueId> venueOf(RoomId room) {
            return db.sql("SELECT venue FROM command.room_venue WHERE organisation = :organisation AND room = :room")
                    .param("organisation", organisation.value())
                    .param("room", room.value())
                    .query(UUID.class)
                    .optional()
                    .map(VenueId::new);
        }

        @Override
        public Optional<String> of(VenueId venue) {
            return first(
                    venue, payload -> payload instanceof VenueAdded added ? Stream.of(added.name()) : Stream.empty());
        }

        @Override
        public Optional<String> of(RoomId room) {
            return venueOf(room)
                    .flatMap(venue -> first(
                            venue,
                            payload -> payload instanceof RoomAdded added
                                            && added.room().equals(room)
                                    ? Stream.of(added.name())
                                    : Stream.empty()));
        }

        private Optional<String> first(VenueId venue, Function<Object, Stream<String>> name) {
            return events.readEvents(venue.toString(), 0)
                    .asStream()
                    .map(message -> (Object) message.getPayload())
                    .flatMap(name)
                    .findFirst();
        }
    }
}
