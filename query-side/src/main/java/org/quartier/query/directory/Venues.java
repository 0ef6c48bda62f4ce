package org.quartier.query.directory;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.query.Page;
import org.quartier.query.Rows;
import org.quartier.query.directory.VenueController.Closure;
import org.quartier.query.directory.VenueController.Item;
import org.quartier.query.directory.VenueController.Room;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads {@code query.venue} and {@code query.room}, with when each room is closed. */
@Component
class Venues {

    private final JdbcClient db;
    private final Clock clock;

    Venues(@Qualifier("query") JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    private record RoomOf(UUID venue, Room room) {}

    private record ClosureOf(UUID room, Closure closure) {}

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
        Map<UUID, List<Closure>> closures = closures(organisation);
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
                                row.getInt("tear_down_minutes"),
                                closures.getOrDefault(row.getObject("room", UUID.class), List.of()))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(RoomOf::venue, Collectors.mapping(RoomOf::room, Collectors.toList())));
    }

    private Map<UUID, List<Closure>> closures(OrganisationId organisation) {
        return db
                .sql("""
                    SELECT room, closure, from_at, to_at FROM query.room_closure
                    WHERE organisation = :organisation AND to_at > :now ORDER BY from_at, closure
                    """)
                .param("organisation", organisation.value())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query((row, n) -> new ClosureOf(
                        row.getObject("room", UUID.class),
                        new Closure(
                                row.getObject("closure", UUID.class),
                                Rows.instant(row, "from_at"),
                                Rows.instant(row, "to_at"))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        ClosureOf::room, Collectors.mapping(ClosureOf::closure, Collectors.toList())));
    }
}
