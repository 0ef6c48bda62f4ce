package org.quartier.query.participation;

import org.quartier.kernel.event.ParticipationEvent;
import org.quartier.kernel.store.EventMetadata;
import org.quartier.query.RegistrationChange;
import org.quartier.query.RegistrationChange.Attends;
import org.quartier.query.RegistrationChange.CameIn;
import org.quartier.query.RegistrationChange.Stands;
import org.quartier.query.RegistrationChange.WasNone;
import org.quartier.query.Writes;

/** Writes what becomes of registrations, their status and attendance, and who comes through the door without a name. */
final class Registrations {

    private final Writes writes;

    Registrations(Writes writes) {
        this.writes = writes;
    }

    void on(ParticipationEvent event, EventMetadata about) {
        RegistrationChange.in(event).forEach(change -> write(change, about));
    }

    private void write(RegistrationChange change, EventMetadata about) {
        switch (change) {
            case Stands now ->
                writes.add(
                        "UPDATE query.registration SET status = :status WHERE registration = :registration",
                        "status",
                        now.status(),
                        "registration",
                        now.registration());
            case Attends now ->
                writes.add(
                        """
                        UPDATE query.registration SET attendance = :attendance, minutes = :minutes
                        WHERE registration = :registration
                        """,
                        "attendance",
                        now.attendance().status(),
                        "minutes",
                        now.attendance().minutes(),
                        "registration",
                        now.registration());
            case CameIn in ->
                writes.add(
                        """
                        INSERT INTO query.nameless_check_in (check_in, organisation, activity, heads)
                        VALUES (:checkIn, :organisation, :activity, :heads)
                        ON CONFLICT (check_in) DO NOTHING
                        """,
                        "checkIn",
                        in.checkIn(),
                        "organisation",
                        about.organisation(),
                        "activity",
                        in.activity(),
                        "heads",
                        in.heads());
            case WasNone none ->
                writes.add("DELETE FROM query.nameless_check_in WHERE check_in = :checkIn", "checkIn", none.checkIn());
        }
    }
}
