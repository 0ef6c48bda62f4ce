package org.quartier.query.collisions;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.access.Actor;
import org.quartier.kernel.access.Role;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.EquipmentId;
import org.quartier.kernel.id.Id;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.RoomId;
import org.quartier.kernel.id.ShiftId;
import org.quartier.kernel.web.Refusal;
import org.quartier.query.Days;
import org.quartier.query.Reads;
import org.quartier.query.collisions.Collisions.Answer;
import org.quartier.query.collisions.Collisions.Known;
import org.quartier.query.collisions.Collisions.Named;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a wish for a room, a person or equipment collides with, and what is free instead. */
@RestController
@Reads(
        value = {
            "activities",
            "shifts",
            "venues",
            "equipment",
            "quarters",
            "staff",
            "volunteers",
            "organisations",
            "persons"
        },
        names = true)
class CollisionController {

    private static final Duration AT_MOST = Duration.ofDays(31);

    private final Collisions collisions;

    CollisionController(Collisions collisions) {
        this.collisions = collisions;
    }

    /**
     * Everyone signed in may ask for rooms and equipment; for persons, and so for shifts, only who plans with them.
     * Times are RFC 3339 or days in the zone of the quarter, {@code [from, to)}, at most 31 days.
     *
     * @param activity that is to be there: neither it nor its shifts collide with it
     * @param seats that a room must have; else as many as the room that is asked for
     * @param shift that the person is to do: it does not collide with itself, and who is free instead are volunteers
     *     who may do it, those with its skills first
     */
    @GetMapping("/api/v1/collisions")
    Answer of(
            Actor actor,
            @RequestParam(required = false) @Nullable PersonId person,
            @RequestParam(required = false) @Nullable RoomId room,
            @RequestParam(required = false) @Nullable EquipmentId equipment,
            @RequestParam String from,
            @RequestParam String to,
            @RequestParam(required = false) @Nullable ActivityId activity,
            @RequestParam(required = false) @Nullable Integer seats,
            @RequestParam(required = false) @Nullable ShiftId shift) {
        if ((person != null || shift != null)
                && !actor.isOneOf(Role.ADMINISTRATOR, Role.QUARTER_MANAGER, Role.MODERATOR)) {
            throw new Refusal(HttpStatus.FORBIDDEN, "forbidden", "When persons are taken is not for everyone to see.");
        }
        if (person == null && room == null && equipment == null) {
            throw Refusal.malformed("room", "a room, a person or a piece of equipment is needed");
        }
        if (person == null && shift != null) {
            throw Refusal.malformed("person", "is needed for a shift");
        }
        Named named = new Named(value(room), value(person), value(equipment), value(shift));
        Known known = collisions.known(actor.organisation(), named);
        ZoneId zone = known.hours() == null ? Days.USUAL_ZONE : known.hours().zone();
        Wish wish = new Wish(
                named.room(),
                named.person(),
                named.equipment(),
                instant("from", from, zone),
                instant("to", to, zone),
                value(activity),
                known.shift(),
                seats);
        if (!wish.to().isAfter(wish.from()) || wish.length().compareTo(AT_MOST) > 0) {
            throw Refusal.malformed("to", "must be after from, by 31 days at most");
        }
        return collisions.of(actor, wish, known);
    }

    private static @Nullable UUID value(@Nullable Id id) {
        return id == null ? null : id.value();
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
