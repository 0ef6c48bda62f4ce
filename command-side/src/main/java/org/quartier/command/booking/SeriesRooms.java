package org.quartier.command.booking;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.quartier.command.RoomUses;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.id.RoomId;
import org.quartier.kernel.value.BookingKind;
import org.quartier.kernel.value.RoomBooking;
import org.quartier.kernel.value.SeriesPlan;
import org.quartier.kernel.web.Refusal.Collision;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Looks for all collisions of a series at once: each activity alone would only find its own. */
@Component
class SeriesRooms implements RoomUses {

    private final JdbcClient db;

    SeriesRooms(@Qualifier("command") JdbcClient db) {
        this.db = db;
    }

    private record Found(LocalDate day, Collision collision) {}

    @Override
    public Set<LocalDate> taken(OrganisationId organisation, SeriesPlan plan, List<LocalDate> days) {
        return found(organisation, plan, days, Set.of()).stream()
                .map(Found::day)
                .collect(Collectors.toSet());
    }

    @Override
    public void requireFree(OrganisationId organisation, SeriesPlan plan, List<LocalDate> days, Set<ActivityId> own) {
        if (plan.room() != null) {
            lock(organisation, Set.of(plan.room().room()));
        }
        List<Collision> collisions = found(organisation, plan, days, own).stream()
                .map(Found::collision)
                .distinct()
                .toList();
        if (!collisions.isEmpty()) {
            throw BookingRule.ROOM_TAKEN.collidingWith(collisions);
        }
    }

    /** The same locks, in the same order, as whoever books the rooms takes. */
    @Override
    public void lock(OrganisationId organisation, Set<RoomId> rooms) {
        rooms.stream()
                .map(RoomId::value)
                .sorted()
                .forEach(room -> db.sql("SELECT pg_advisory_xact_lock(hashtextextended(:resource, 29))")
                        .param("resource", organisation + "|" + Purpose.ROOM + "|" + room)
                        .query((row, n) -> 0)
                        .single());
    }

    private List<Found> found(OrganisationId organisation, SeriesPlan plan, List<LocalDate> days, Set<ActivityId> own) {
        RoomBooking room = plan.room();
        if (room == null || room.booking() != BookingKind.FIRM) {
            return List.of();
        }
        return db.sql("""
            SELECT wanted.n, holder, lower(during) AS from_at, upper(during) AS to_at
            FROM unnest(:starts::timestamptz[], :ends::timestamptz[]) WITH ORDINALITY wanted(starts_at, ends_at, n)
            LEFT JOIN command.room r ON r.organisation = :organisation AND r.room = :room
            JOIN command.booking b ON b.organisation = :organisation AND b.purpose = 'ROOM' AND b.resource = :room
                AND b.during && tstzrange(wanted.starts_at - make_interval(mins => coalesce(set_up_minutes, 0)),
                    wanted.ends_at + make_interval(mins => coalesce(tear_down_minutes, 0)))
            WHERE b.holder <> ALL(:own)
            ORDER BY wanted.n, during, holder
            """)
                .param("organisation", organisation.value())
                .param("room", room.room().value())
                .param("starts", times(days, plan, true))
                .param("ends", times(days, plan, false))
                .param("own", own.stream().map(ActivityId::value).toArray(UUID[]::new))
                .query((row, n) -> new Found(
                        days.get(row.getInt("n") - 1),
                        new Collision(
                                Purpose.ROOM.name(),
                                room.room().value(),
                                row.getObject("holder", UUID.class),
                                row.getObject("from_at", OffsetDateTime.class).toInstant(),
                                row.getObject("to_at", OffsetDateTime.class).toInstant())))
                .list();
    }

    private static String[] times(List<LocalDate> days, SeriesPlan plan, boolean starts) {
        return days.stream()
                .map(plan::slotOn)
                .map(slot -> (starts ? slot.start() : slot.endOrStart()).toString())
                .toArray(String[]::new);
    }
}
