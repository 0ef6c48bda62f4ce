package org.quartier.command.participation;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.quartier.command.Recorded.Answer;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.RegistrationId;
import org.quartier.kernel.value.RegistrationStatus;

/** A registration as the decisions need it; part of the snapshot. */
record Registration(
        RegistrationId id,
        PersonId person,
        int companions,
        int priority,
        RegistrationStatus status,
        long sequence,
        Instant joinedAt) {

    /** How many places it takes: party size counts, not rows. */
    int party() {
        return 1 + companions;
    }

    /** Whether it blocks another one. */
    boolean active() {
        return confirmed() || waiting();
    }

    boolean confirmed() {
        return status == RegistrationStatus.CONFIRMED;
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
        return new Answer(id.toString(), more);
    }

    Registration with(RegistrationStatus now) {
        return new Registration(id, person, companions, priority, now, sequence, joinedAt);
    }
}
