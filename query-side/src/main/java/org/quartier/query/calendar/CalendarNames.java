package org.quartier.query.calendar;

import java.time.ZoneId;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventHandler;
import org.quartier.kernel.event.FeedAddressEvent.FeedAddressOpened;
import org.quartier.kernel.event.FeedAddressEvent.FeedAddressRevoked;
import org.quartier.kernel.event.OrganisationEvent.OrganisationDescribed;
import org.quartier.kernel.event.QuarterEvent.QuarterChanged;
import org.quartier.kernel.event.QuarterEvent.QuarterOpened;
import org.quartier.kernel.event.VenueEvent.RoomAdded;
import org.quartier.kernel.event.VenueEvent.VenueAdded;
import org.quartier.kernel.id.QuarterId;
import org.quartier.kernel.store.EventMetadata;
import org.quartier.query.Projection;
import org.quartier.query.Writes;
import tools.jackson.databind.json.JsonMapper;

/** The half of the calendar's projection that entries are joined with: names, zones, and the addresses of feeds. */
abstract class CalendarNames extends Projection {

    private final Writes writes;
    private final JsonMapper json;

    CalendarNames(String name, Writes writes, JsonMapper json, String... tables) {
        super(
                name,
                Stream.concat(
                                Stream.of(tables),
                                Stream.of(
                                        "query.calendar_venue",
                                        "query.calendar_room",
                                        "query.calendar_quarter",
                                        "query.calendar_organisation",
                                        "query.feed_address"))
                        .toArray(String[]::new));
        this.writes = writes;
        this.json = json;
    }

    @EventHandler
    void on(VenueAdded added, EventMetadata about) {
        writes.add("""
            INSERT INTO query.calendar_venue (venue, organisation, name) VALUES (:venue, :organisation, :name)
            ON CONFLICT (venue) DO UPDATE SET name = excluded.name
            """, "venue", added.venue(), "organisation", about.organisation(), "name", added.name());
    }

    @EventHandler
    void on(RoomAdded added, EventMetadata about) {
        writes.add("""
            INSERT INTO query.calendar_room (room, organisation, name) VALUES (:room, :organisation, :name)
            ON CONFLICT (room) DO UPDATE SET name = excluded.name
            """, "room", added.room(), "organisation", about.organisation(), "name", added.name());
    }

    @EventHandler
    void on(QuarterOpened opened, EventMetadata about) {
        zone(opened.quarter(), about, opened.zone());
    }

    @EventHandler
    void on(QuarterChanged changed, EventMetadata about) {
        zone(changed.quarter(), about, changed.zone());
    }

    private void zone(QuarterId quarter, EventMetadata about, ZoneId zone) {
        writes.add("""
            INSERT INTO query.calendar_quarter (quarter, organisation, zone)
            VALUES (:quarter, :organisation, :zone)
            ON CONFLICT (quarter) DO UPDATE SET zone = excluded.zone
            """, "quarter", quarter, "organisation", about.organisation(), "zone", zone);
    }

    @EventHandler
    void on(OrganisationDescribed described, EventMetadata about) {
        writes.add("""
            INSERT INTO query.calendar_organisation (organisation, name) VALUES (:organisation, :name)
            ON CONFLICT (organisation) DO UPDATE SET name = excluded.name
            """, "organisation", about.organisation(), "name", described.name());
    }

    @EventHandler
    void on(FeedAddressOpened opened, EventMetadata about) {
        writes.add(
                """
                INSERT INTO query.feed_address (feed_address, organisation, secret_digest, filter)
                VALUES (:feedAddress, :organisation, :secretDigest, :filter)
                ON CONFLICT (feed_address) DO NOTHING
                """,
                "feedAddress",
                opened.feedAddress(),
                "organisation",
                about.organisation(),
                "secretDigest",
                opened.secretDigest(),
                "filter",
                json.writeValueAsString(new java.util.TreeMap<>(opened.filter())));
    }

    @EventHandler
    void on(FeedAddressRevoked revoked) {
        writes.add(
                "DELETE FROM query.feed_address WHERE feed_address = :feedAddress",
                "feedAddress",
                revoked.feedAddress());
    }
}
