package org.quartier.query.attendance;

import org.jspecify.annotations.Nullable;
import org.quartier.kernel.event.ParticipationEvent;
import org.quartier.kernel.event.ParticipationEvent.ParticipantRegistered;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.RegistrationId;
import org.quartier.kernel.value.AgeBand;
import org.quartier.kernel.value.AttendanceStatus;
import org.quartier.kernel.value.RegistrationStatus;
import org.quartier.query.RegistrationChange;
import org.quartier.query.RegistrationChange.Attends;
import org.quartier.query.RegistrationChange.CameIn;
import org.quartier.query.RegistrationChange.Stands;
import org.quartier.query.RegistrationChange.WasNone;
import org.quartier.query.Writes;
import org.quartier.query.statistic.Fact;

/** Writes what each event says of registrations, and of who comes through the door without a name. */
final class Attendances {

    private final Writes writes;

    Attendances(Writes writes) {
        this.writes = writes;
    }

    void register(ParticipantRegistered event, Fact fact) {
        String language = event.language();
        writes.add(
                """
                INSERT INTO query.attendance_registration
                    (registration, organisation, activity, person, companions, source, age_band, language)
                VALUES (:registration, :organisation, :activity, :person, :companions, :source, :ageBand, :language)
                ON CONFLICT (registration) DO NOTHING
                """,
                "registration",
                event.registration(),
                "organisation",
                fact.organisation(),
                "activity",
                event.activity(),
                "person",
                event.person(),
                "companions",
                event.companions(),
                "source",
                event.source(),
                "ageBand",
                event.ageBand(),
                "language",
                language == null ? AgeBand.UNKNOWN.code() : language);
        say(fact, event.activity(), event.registration(), event.status(), null);
    }

    void on(ParticipationEvent event, Fact fact) {
        for (RegistrationChange change : RegistrationChange.in(event)) {
            switch (change) {
                case Stands now -> say(fact, event.activity(), now.registration(), now.status(), null);
                case Attends now ->
                    say(
                            fact,
                            event.activity(),
                            now.registration(),
                            null,
                            now.attendance().status());
                case CameIn in -> comeIn(in, fact);
                case WasNone none -> annul(none, fact);
            }
        }
    }

    private void say(
            Fact fact,
            ActivityId activity,
            RegistrationId registration,
            @Nullable RegistrationStatus status,
            @Nullable AttendanceStatus attendance) {
        fact.write(
                writes,
                """
                INSERT INTO query.attendance_registration_state (registration, position, organisation, activity, status,
                    attendance, happened_at, recorded_at)
                VALUES (:registration, :position, :organisation, :activity, :status, :attendance, :happenedAt,
                    :recordedAt)
                ON CONFLICT (registration, position) DO NOTHING
                """,
                "registration",
                registration,
                "activity",
                activity,
                "status",
                status,
                "attendance",
                attendance);
    }

    private void comeIn(CameIn in, Fact fact) {
        fact.write(writes, """
            INSERT INTO query.attendance_nameless_check_in
                (check_in, position, organisation, activity, heads, happened_at, recorded_at)
            VALUES (:checkIn, :position, :organisation, :activity, :heads, :happenedAt, :recordedAt)
            ON CONFLICT (check_in) DO NOTHING
            """, "checkIn", in.checkIn(), "activity", in.activity(), "heads", in.heads());
    }

    private void annul(WasNone none, Fact fact) {
        fact.write(writes, """
            UPDATE query.attendance_nameless_check_in SET annulled_position = :position,
                annulled_happened_at = :happenedAt, annulled_recorded_at = :recordedAt
            WHERE check_in = :checkIn AND organisation = :organisation
            """, "checkIn", none.checkIn());
    }
}
