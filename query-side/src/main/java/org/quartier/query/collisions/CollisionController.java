package org.quartier.query.collisions;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.access.Actor;
import org.quartier.kernel.hours.WorkingHours;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.RoomId;
import org.quartier.kernel.web.Refusal;
import org.quartier.query.Days;
import org.quartier.query.Reads;
import org.quartier.query.collisions.Occupations.Room;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a wish for a room, a person or both collides with, and what is free instead. */
@RestController
@Reads(
        value = {"activities", "venues", "quarters", "staff", "volunteers", "hours", "organisations", "persons"},
        names = true)
class CollisionController {

    private static final Duration A_DAY_AND_BUFFERS = Duration.ofDays(3);
    private static final Duration AT_MOST = Duration.ofDays(31);

    private final Occupations occupations;
    private final Alternatives alternatives;
    private final Quarters quarters;

    CollisionController(Occupations occupations, Alternatives alternatives, Quarters quarters) {
        this.occupations = occupations;
        this.alternatives = alternatives;
        this.quarters = quarters;
    }

    /** What is free instead, in this order; {@code kind} is ROOM, TIME or PERSON and says which fields are there. */
    record Alternative(
            String kind,
            @Nullable UUID room,
            @Nullable UUID venue,
            @Nullable String venueName,
            @Nullable Integer seats,
            @Nullable OffsetDateTime from,
            @Nullable OffsetDateTime to,
            @Nullable UUID personId,
            @Nullable String as,
            @Nullable String name) {}

    /** The answer: without collisions there is no need of alternatives. */
    record Answer(List<Taken> collisions, List<Alternative> alternatives) {}

    /** What is known of a wish beside itself. */
    private record Known(
            @Nullable Room room,
            @Nullable UUID quarter,
            @Nullable WorkingHours hours,
            Buffers buffers) {}

    /**
     * Times are RFC 3339 or days in the zone of the quarter, {@code [from, to)}, at most 31 days.
     *
     * @param activity that is to be there, and does not collide with itself
     * @param seats that a room must have; else as many as the room that is asked for
     */
    @GetMapping("/api/v1/collisions")
    Answer of(
            Actor actor,
            @RequestParam(required = false) @Nullable PersonId person,
            @RequestParam(required = false) @Nullable RoomId room,
            @RequestParam String from,
            @RequestParam String to,
            @RequestParam(required = false) @Nullable ActivityId activity,
            @RequestParam(required = false) @Nullable Integer seats) {
        if (person == null && room == null) {
            throw Refusal.malformed("room", "a room or a person is needed");
        }
        Known known = known(actor.organisation(), person, room);
        ZoneId zone = known.hours() == null ? Days.USUAL_ZONE : known.hours().zone();
        Wish wish = new Wish(
                room == null ? null : room.value(),
                person == null ? null : person.value(),
                instant("from", from, zone),
                instant("to", to, zone),
                activity == null ? null : activity.value(),
                seats);
        if (!wish.to().isAfter(wish.from()) || wish.length().compareTo(AT_MOST) > 0) {
            throw Refusal.malformed("to", "must be after from, by 31 days at most");
        }
        List<Taken> taken = occupations.around(
                actor.organisation(),
                wish,
                wish.from().minus(A_DAY_AND_BUFFERS),
                wish.to().plus(A_DAY_AND_BUFFERS));
        List<Taken> collisions = taken.stream()
                .filter(booking -> booking.collidesWith(wish, known.buffers()))
                .toList();
        return new Answer(
                collisions, collisions.isEmpty() ? List.of() : alternatives(actor, wish, taken, collisions, known));
    }

    private Known known(OrganisationId organisation, @Nullable PersonId person, @Nullable RoomId room) {
        if (person != null && !occupations.knows(organisation, person.value())) {
            throw Refusal.notFound();
        }
        Room found = room == null
                ? null
                : occupations.room(organisation, room.value()).orElseThrow(Refusal::notFound);
        Optional<UUID> quarter = found != null
                ? Optional.of(found.quarter())
                : person == null ? Optional.empty() : quarters.of(organisation, person.value());
        return new Known(
                found,
                quarter.orElse(null),
                quarter.flatMap(id -> quarters.hours(organisation, id)).orElse(null),
                new Buffers(
                        found == null ? Duration.ZERO : found.setUp(),
                        found == null ? Duration.ZERO : found.tearDown(),
                        occupations.travel(organisation)));
    }

    /** Rooms where the room is taken, then times, then people where the person is. */
    private List<Alternative> alternatives(
            Actor actor, Wish wish, List<Taken> taken, List<Taken> collisions, Known known) {
        List<Alternative> found = new ArrayList<>();
        if (known.room() != null && collisions.stream().anyMatch(Taken::isRoom)) {
            alternatives
                    .rooms(actor, wish, known.room())
                    .forEach(free -> found.add(new Alternative(
                            "ROOM",
                            free.room(),
                            free.venue(),
                            free.venueName(),
                            free.seats(),
                            null,
                            null,
                            null,
                            null,
                            free.name())));
        }
        WorkingHours hours = known.hours();
        if (hours != null) {
            FreeTimes.of(wish, taken, known.buffers(), hours)
                    .forEach(start -> found.add(new Alternative(
                            "TIME",
                            null,
                            null,
                            null,
                            null,
                            start.atZone(hours.zone()).toOffsetDateTime(),
                            start.plus(wish.length()).atZone(hours.zone()).toOffsetDateTime(),
                            null,
                            null,
                            null)));
        }
        if (known.quarter() != null && collisions.stream().anyMatch(booking -> !booking.isRoom())) {
            alternatives
                    .persons(actor, wish, known.quarter(), known.buffers().travel())
                    .forEach(free -> found.add(new Alternative(
                            "PERSON", null, null, null, null, null, null, free.personId(), free.as(), free.name())));
        }
        return found;
    }

    private static Instant instant(String field, String text, ZoneId zone) {
        try {
            if (text.length() == "yyyy-mm-dd".length()) {
                LocalDate day = LocalDate.parse(text);
                Days.require(field, day);
                return day.atStartOfDay(zone).toInstant();
            }
            OffsetDateTime time = OffsetDateTime.parse(text.replace(' ', '+')); // as an unescaped + arrives
            Days.require(field, time.getYear());
            Days.require(field, time.withOffsetSameInstant(ZoneOffset.UTC).getYear());
            return time.toInstant();
        } catch (DateTimeParseException e) {
            throw Refusal.malformed(field, "must be a time such as 2026-05-05T18:00:00+02:00, or a day");
        }
    }
}
