package org.quartier.query.collisions;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.quartier.query.collisions.Alternatives.FreePerson;
import org.quartier.query.collisions.Alternatives.FreePiece;
import org.quartier.query.collisions.Alternatives.FreeRoom;

/**
 * What is free instead; {@code kind} is ROOM, EQUIPMENT, TIME or PERSON and says which fields are there.
 *
 * @param as STAFF or VOLUNTEER
 * @param fits whether a volunteer has every skill that the shift needs
 * @param available whether a volunteer said that they have time then, or never said when they have
 */
record Alternative(
        String kind,
        @Nullable UUID room,
        @Nullable UUID equipment,
        @Nullable UUID venue,
        @Nullable String venueName,
        @Nullable Integer seats,
        @Nullable OffsetDateTime from,
        @Nullable OffsetDateTime to,
        @Nullable UUID personId,
        @Nullable String as,
        @Nullable UUID volunteer,
        @Nullable Boolean fits,
        @Nullable Boolean available,
        @Nullable String name) {

    static Alternative room(FreeRoom free) {
        return new Alternative(
                "ROOM",
                free.room(),
                null,
                free.venue(),
                free.venueName(),
                free.seats(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                free.name());
    }

    static Alternative equipment(FreePiece free) {
        return new Alternative(
                "EQUIPMENT",
                null,
                free.equipment(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                free.name());
    }

    static Alternative time(Instant from, Instant to, ZoneId zone) {
        return new Alternative(
                "TIME",
                null,
                null,
                null,
                null,
                null,
                from.atZone(zone).toOffsetDateTime(),
                to.atZone(zone).toOffsetDateTime(),
                null,
                null,
                null,
                null,
                null,
                null);
    }

    static Alternative person(FreePerson free) {
        return new Alternative(
                "PERSON",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                free.personId(),
                free.as(),
                free.volunteer(),
                free.fits(),
                free.available(),
                free.name());
    }
}
