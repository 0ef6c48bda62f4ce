package org.quartier.query.collisions;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.access.Actor;
import org.quartier.kernel.hours.WorkingHours;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.web.Refusal;
import org.quartier.query.collisions.Occupations.Piece;
import org.quartier.query.collisions.Occupations.Room;
import org.quartier.query.collisions.Occupations.Shift;
import org.springframework.stereotype.Component;

/** Compares a wish with what is taken, whatever it is for, and looks for what is free instead. */
@Component
class Collisions {

    private static final Duration A_DAY_AND_BUFFERS = Duration.ofDays(3);

    private final Occupations occupations;
    private final Alternatives alternatives;
    private final Quarters quarters;

    Collisions(Occupations occupations, Alternatives alternatives, Quarters quarters) {
        this.occupations = occupations;
        this.alternatives = alternatives;
        this.quarters = quarters;
    }

    /** What is asked for, by id. */
    record Named(
            @Nullable UUID room,
            @Nullable UUID person,
            @Nullable UUID equipment,
            @Nullable UUID shift) {}

    /** What is known of a wish beside itself. */
    record Known(
            @Nullable Room room,
            @Nullable Piece piece,
            @Nullable Shift shift,
            @Nullable UUID quarter,
            @Nullable WorkingHours hours,
            Buffers buffers) {}

    /** The answer: without collisions there is no need of alternatives. */
    record Answer(List<Taken> collisions, List<Alternative> alternatives) {}

    /**
     * Looks up what is asked for.
     *
     * @throws Refusal 404 when the organisation does not have it
     */
    Known known(OrganisationId organisation, Named named) {
        if (named.person() != null && !occupations.knows(organisation, named.person())) {
            throw Refusal.notFound();
        }
        Room room = named.room() == null
                ? null
                : occupations.room(organisation, named.room()).orElseThrow(Refusal::notFound);
        Piece piece = named.equipment() == null
                ? null
                : occupations.equipment(organisation, named.equipment()).orElseThrow(Refusal::notFound);
        Shift shift = named.shift() == null
                ? null
                : occupations.shift(organisation, named.shift()).orElseThrow(Refusal::notFound);
        Optional<UUID> quarter = quarter(room, shift)
                .or(() -> Optional.ofNullable(named.person()).flatMap(person -> quarters.of(organisation, person)))
                .or(() -> Optional.ofNullable(piece).map(Piece::quarter));
        return new Known(
                room,
                piece,
                shift,
                quarter.orElse(null),
                quarter.flatMap(id -> quarters.hours(organisation, id)).orElse(null),
                new Buffers(
                        room == null ? Duration.ZERO : room.setUp(),
                        room == null ? Duration.ZERO : room.tearDown(),
                        occupations.travel(organisation)));
    }

    private static Optional<UUID> quarter(@Nullable Room room, @Nullable Shift shift) {
        return Optional.ofNullable(room)
                .map(Room::quarter)
                .or(() -> Optional.ofNullable(shift).map(Shift::quarter));
    }

    Answer of(Actor actor, Wish wish, Known known) {
        List<Taken> taken = occupations.around(
                actor.organisation(),
                wish,
                wish.from().minus(A_DAY_AND_BUFFERS),
                wish.to().plus(A_DAY_AND_BUFFERS));
        List<Taken> collisions = taken.stream()
                .filter(booking -> booking.collidesWith(wish, known.buffers()))
                .toList();
        return new Answer(
                collisions, collisions.isEmpty() ? List.of() : instead(actor, wish, taken, collisions, known));
    }

    /** Rooms where the room is taken, equipment likewise, then times, then people where the person is. */
    private List<Alternative> instead(Actor actor, Wish wish, List<Taken> taken, List<Taken> collisions, Known known) {
        List<Alternative> found = new ArrayList<>();
        if (known.room() != null && collisions.stream().anyMatch(Taken::isRoom)) {
            alternatives.rooms(actor, wish, known.room()).forEach(free -> found.add(Alternative.room(free)));
        }
        if (known.piece() != null && collisions.stream().anyMatch(Taken::isEquipment)) {
            alternatives.equipment(actor, wish, known.piece()).forEach(free -> found.add(Alternative.equipment(free)));
        }
        WorkingHours hours = known.hours();
        if (hours != null) {
            FreeTimes.of(wish, taken, known.buffers(), hours)
                    .forEach(start -> found.add(Alternative.time(start, start.plus(wish.length()), hours.zone())));
        }
        UUID person = wish.person();
        if (person != null && known.quarter() != null && collisions.stream().anyMatch(Taken::isPerson)) {
            boolean volunteers = known.shift() != null || quarters.isVolunteerOnly(actor.organisation(), person);
            alternatives.persons(actor, wish, known, volunteers).forEach(free -> found.add(Alternative.person(free)));
        }
        return found;
    }
}
