package org.quartier.query.directory;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.query.Page;
import org.quartier.query.directory.VenueController.Item;
import org.quartier.query.directory.VenueController.Room;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads {@code query.venue} and {@code query.room}. */
@Component
class Venues {

    private final JdbcClient db;

    Venues(@Qualifier("query") JdbcClient db) {
        this.db = db;
    }

    private record RoomOf(UUID venue, Room room) {}

    Page<Item> of(OrganisationId organisation, Page.Request<UUID> page) {
        Map<UUID, List<Room>> rooms = rooms(organisation);
        return Page.of(
                db.sql("""
                    SELECT venue, quarter, name, address, accessibility, version
                    FROM query.venue
                    WHERE organisation = :organisation AND (CAST(:after AS uuid) IS NULL OR venue > :after)
                    ORDER BY venue LIMIT :limit + 1
                    """)
                        .param("organisation", organisation.value())
                        .param("after", page.after())
                        .param("limit", page.limit())
                        .query((row, n) -> new Item(
                                row.getObject("venue", UUID.class),
                                row.getObject("quarter", UUID.class),
                                row.getString("name"),
                                row.getString("address"),
                                row.getString("accessibility"),
                                rooms.getOrDefault(row.getObject("venue", UUID.class), List.of()),
                                row.getLong("version")))
                        .list(),
                page,
                Item::id);
    }

    private Map<UUID, List<Room>> rooms(OrganisationId organisation) {
        return db
                .sql("""
                    SELECT venue, room, name, capacity, fire_safety_maximum, set_up_minutes, tear_down_minutes
                    FROM query.room WHERE organisation = :organisation ORDER BY name, room
                    """)
                .param("organisation", organisation.value())
                .query((row, n) -> new RoomOf(
                        row.getObject("venue", UUID.class),
                        new Room(
                                row.getObject("room", UUID.class),
                                row.getString("name"),
                                row.getInt("capacity"),
                                row.getInt("fire_safety_maximum"),
                                row.getInt("set_up_minutes"),
                                row.getInt("tear_down_minutes"))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(RoomOf::venue, Collectors.mapping(RoomOf::room, Collectors.toList())));
    }
}
