package org.quartier.command.participation;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.quartier.command.Recorded.Answer;
import org.quartier.kernel.event.ParticipationEvent.CheckedIn;
import org.quartier.kernel.id.CheckInId;
import org.quartier.kernel.id.Id;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.RegistrationId;
import org.quartier.kernel.value.Attendance;

/**
 * One check-in; part of the snapshot.
 *
 * @param before the attendance that it replaced, or null of nameless people
 * @param at when it was scanned
 * @param version of the participation, that this check-in made
 */
record Passage(
        CheckInId checkIn,
        @Nullable RegistrationId registration,
        @Nullable PersonId person,
        int heads,
        boolean walkIn,
        @Nullable Attendance before,
        Instant at,
        boolean annulled,
        long version) {

    static Passage of(CheckedIn event, long version) {
        return new Passage(
                event.checkIn(),
                event.registration(),
                event.person(),
                event.heads(),
                event.walkIn(),
                event.before(),
                event.at(),
                false,
                version);
    }

    /** Whom it let in: a registration, or nobody known, who is counted by the check-in alone. */
    Id visitor() {
        return registration == null ? checkIn : registration;
    }

    /** What the scan is answered with, whatever happened since, when it is sent again. */
    Answer firstAnswer() {
        Answer now = answer();
        return new Answer(now.id(), now.more(), version);
    }

    /** What the check-in is answered with. */
    Answer answer() {
        Map<String, Object> more = new LinkedHashMap<>();
        more.put("walkIn", walkIn);
        more.put("heads", heads);
        if (registration != null) {
            more.put("registration", registration.toString());
        }
        return new Answer(checkIn.toString(), more);
    }

    Passage asAnnulled() {
        return new Passage(checkIn, registration, person, heads, walkIn, before, at, true, version);
    }
}
