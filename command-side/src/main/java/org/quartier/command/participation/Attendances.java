package org.quartier.command.participation;

import static org.quartier.command.participation.ParticipationRule.ALREADY_RECORDED;
import static org.quartier.command.participation.ParticipationRule.CORRECTION_NEEDS_A_REASON;
import static org.quartier.command.participation.ParticipationRule.NO_CONFIRMED_PLACE;
import static org.quartier.command.participation.ParticipationRule.OWN_RECORD;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.quartier.command.InSnapshot;
import org.quartier.command.participation.ParticipationCommand.CorrectAttendance;
import org.quartier.command.participation.ParticipationCommand.RecordAttendance;
import org.quartier.kernel.event.ParticipationEvent;
import org.quartier.kernel.event.ParticipationEvent.AttendanceCorrected;
import org.quartier.kernel.event.ParticipationEvent.AttendanceRecorded;
import org.quartier.kernel.event.ParticipationEvent.CheckInAnnulled;
import org.quartier.kernel.event.ParticipationEvent.CheckedIn;
import org.quartier.kernel.event.ParticipationEvent.ParticipantRegistered;
import org.quartier.kernel.event.ParticipationEvent.RegistrationEvent;
import org.quartier.kernel.id.CheckInId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.RegistrationId;
import org.quartier.kernel.value.Attendance;

/** Who was there, of those who had a place; of each person as to their latest registration. */
@InSnapshot
final class Attendances {

    private static final int SHORTEST_REASON = 10;

    private Map<PersonId, Mark> latest = new LinkedHashMap<>();

    /**
     * One attendance; part of the snapshot.
     *
     * @param setBy the check-in that set it, or null when something else did since
     * @param since when it was first recorded whether they were there, or null while that is not known
     */
    record Mark(
            RegistrationId registration,
            Attendance attendance,
            @Nullable CheckInId setBy,
            @Nullable Instant since) {

        Mark with(Attendance now, @Nullable CheckInId by, Instant at) {
            Instant from = since == null ? at : since;
            return new Mark(registration, now, by, Terms.isOutcome(now.status()) ? from : null);
        }
    }

    List<ParticipationEvent> set(RecordAttendance set, Places places, Terms terms, Instant at) {
        terms.requireFitting(set.attendance());
        Registration found = places.existing(set.person());
        terms.requireNotCancelled();
        NO_CONFIRMED_PLACE.require(found.confirmed());
        Attendance before = of(found);
        if (before.equals(set.attendance())) {
            return List.of();
        }
        ALREADY_RECORDED.require(before.equals(Attendance.UNKNOWN));
        terms.requireNotTooEarly(set.attendance().status(), at);
        return List.of(new AttendanceRecorded(terms.activity(), found.id(), found.person(), set.attendance()));
    }

    List<ParticipationEvent> correct(CorrectAttendance correct, Places places, Terms terms, Instant at) {
        OWN_RECORD.require(!correct.person().equals(correct.corrector()));
        CORRECTION_NEEDS_A_REASON.requireText(correct.reason(), SHORTEST_REASON);
        terms.requireFitting(correct.attendance());
        Registration found = places.existing(correct.person());
        NO_CONFIRMED_PLACE.require(found.confirmed());
        Attendance before = of(found);
        if (before.equals(correct.attendance())) {
            return List.of();
        }
        terms.requireNotTooEarly(correct.attendance().status(), at);
        return List.of(new AttendanceCorrected(
                terms.activity(), found.id(), found.person(), before, correct.attendance(), correct.reason()));
    }

    Attendance of(Registration registration) {
        Mark mark = latest.get(registration.person());
        return mark == null ? Attendance.UNKNOWN : mark.attendance();
    }

    /** How many are present by name, wholly or in part. */
    long present(Places places) {
        return places.confirmed()
                .filter(registration -> of(registration).isVisit())
                .count();
    }

    /** Since when it is recorded of anyone whether they were there. */
    Optional<Instant> since() {
        return latest.values().stream()
                .map(Mark::since)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder());
    }

    /** Whether what is recorded now agrees that someone is inside; nameless people nobody can record as away. */
    boolean confirm(Passage passage) {
        if (passage.person() == null) {
            return true;
        }
        Mark mark = latest.get(passage.person());
        return mark != null
                && mark.registration().equals(passage.registration())
                && mark.attendance().isVisit();
    }

    /** What the attendance is once a check-in is annulled: the value before, unless it was corrected since. */
    @Nullable
    Attendance restoredBy(Passage passage) {
        Mark mark = passage.person() == null ? null : latest.get(passage.person());
        return mark == null
                        || !mark.registration().equals(passage.registration())
                        || passage.checkIn().equals(mark.setBy())
                ? passage.before()
                : mark.attendance();
    }

    /** Of a new registration nothing is known. */
    void on(RegistrationEvent event) {
        if (event instanceof ParticipantRegistered) {
            latest.put(event.person(), new Mark(event.registration(), Attendance.UNKNOWN, null, null));
        }
    }

    void set(PersonId person, RegistrationId registration, Attendance attendance, @Nullable CheckInId by, Instant at) {
        latest.computeIfPresent(
                person, (key, mark) -> mark.registration().equals(registration) ? mark.with(attendance, by, at) : mark);
    }

    /** A check-in sets PRESENT. */
    void come(CheckedIn event) {
        if (event.person() != null && event.registration() != null) {
            set(event.person(), event.registration(), Attendance.PRESENT, event.checkIn(), event.at());
        }
    }

    void restore(CheckInAnnulled event, Instant at) {
        if (event.person() != null && event.registration() != null && event.restored() != null) {
            set(event.person(), event.registration(), event.restored(), null, at);
        }
    }
}
