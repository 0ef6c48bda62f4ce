package org.quartier.command.participation;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.quartier.command.Recorded.Answer;
import org.quartier.kernel.event.ParticipationEvent.ParticipantRegistered;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.RegistrationId;
import org.quartier.kernel.value.RegistrationStatus;

/**
 * A registration as the decisions need it; part of the snapshot.
 *
 * @param earlier where it stood before it ended, or null while it is active
 * @param offeredUntil when its offer expires, or null while none is open
 * @param moved whether the activity moved since it was made
 */
record Registration(
        RegistrationId id,
        PersonId person,
        int companions,
        int priority,
        RegistrationStatus status,
        long sequence,
        Instant joinedAt,
        @Nullable RegistrationStatus earlier,
        @Nullable Instant offeredUntil,
        boolean moved) {

    static Registration of(ParticipantRegistered event) {
        return new Registration(
                event.registration(),
                event.person(),
                event.companions(),
                event.priority(),
                event.status(),
                event.sequence(),
                event.joinedAt(),
                null,
                null,
                false);
    }

    /** How many places it takes: party size counts, not rows. */
    int party() {
        return 1 + companions;
    }

    /** Whether it blocks another one. */
    boolean active() {
        return holdsPlaces() || waiting();
    }

    /** Whether its places are taken: an open offer takes them as a confirmation does. */
    boolean holdsPlaces() {
        return confirmed() || offered();
    }

    boolean confirmed() {
        return status == RegistrationStatus.CONFIRMED;
    }

    boolean offered() {
        return status == RegistrationStatus.OFFERED;
    }

    boolean waiting() {
        return status == RegistrationStatus.WAITLISTED;
    }

    /** What a change to it is answered with; the position is 0 for who does not wait. */
    Answer answer(int position) {
        Map<String, Object> more = new LinkedHashMap<>();
        more.put("status", status.name());
        if (position > 0) {
            more.put("position", position);
        }
        if (offeredUntil != null) {
            more.put("offeredUntil", offeredUntil.toString());
        }
        return new Answer(id.toString(), more);
    }

    /** The same, standing elsewhere; one that ends remembers where it stood. */
    Registration with(RegistrationStatus now) {
        return switch (now) {
            case CONFIRMED, WAITLISTED, OFFERED -> standing(now, null, null);
            case WITHDRAWN, REJECTED -> standing(now, active() ? status : earlier, null);
        };
    }

    Registration offeredUntil(Instant expiresAt) {
        return standing(RegistrationStatus.OFFERED, null, expiresAt);
    }

    Registration afterMove() {
        return new Registration(
                id, person, companions, priority, status, sequence, joinedAt, earlier, offeredUntil, true);
    }

    private Registration standing(
            RegistrationStatus now, @Nullable RegistrationStatus before, @Nullable Instant expiresAt) {
        return new Registration(id, person, companions, priority, now, sequence, joinedAt, before, expiresAt, moved);
    }
}
