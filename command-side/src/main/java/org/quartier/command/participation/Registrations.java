package org.quartier.command.participation;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.quartier.command.participation.Door.Passage;
import org.quartier.command.participation.ParticipationCommand.RegisterParticipant;
import org.quartier.kernel.event.ParticipationEvent.CheckInAnnulled;
import org.quartier.kernel.event.ParticipationEvent.CheckedIn;
import org.quartier.kernel.event.ParticipationEvent.ParticipantRegistered;
import org.quartier.kernel.id.CheckInId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.RegistrationId;
import org.quartier.kernel.value.Attendance;
import org.quartier.kernel.value.RegistrationStatus;

/** The latest registration of each person: one is enough, since only the latest can be active. */
@JsonAutoDetect(
        fieldVisibility = Visibility.ANY,
        getterVisibility = Visibility.NONE,
        isGetterVisibility = Visibility.NONE)
final class Registrations {

    private Map<PersonId, Registration> latest = new LinkedHashMap<>();
    private long sequence;

    long nextSequence() {
        return sequence + 1;
    }

    Optional<Registration> of(PersonId person) {
        return Optional.ofNullable(latest.get(person));
    }

    Optional<Registration> activeOf(PersonId person) {
        return of(person).filter(Registration::active);
    }

    WaitingList waiting() {
        return WaitingList.of(latest.values());
    }

    /** The places that are taken: of whole parties, of confirmed registrations only. */
    int taken() {
        return latest.values().stream()
                .filter(Registration::confirmed)
                .mapToInt(Registration::party)
                .sum();
    }

    /** How many are present by name, wholly or in part. */
    long present() {
        return latest.values().stream()
                .filter(registration ->
                        registration.confirmed() && registration.attendance().isVisit())
                .count();
    }

    /** When someone joins: who withdrew before is behind everyone who waits, whatever the request says. */
    Instant joiningAt(RegisterParticipant register, Instant happenedAt) {
        boolean first = of(register.registrant().person()).isEmpty();
        return first && register.dated()
                ? happenedAt
                : waiting().queue().stream()
                        .map(Registration::joinedAt)
                        .reduce(happenedAt, (one, other) -> one.isAfter(other) ? one : other);
    }

    void add(ParticipantRegistered registered) {
        sequence = registered.sequence();
        latest.put(
                registered.person(),
                new Registration(
                        registered.registration(),
                        registered.person(),
                        registered.companions(),
                        registered.priority(),
                        registered.status(),
                        registered.sequence(),
                        registered.joinedAt(),
                        Attendance.UNKNOWN,
                        null));
    }

    void set(PersonId person, RegistrationId registration, RegistrationStatus status) {
        change(person, registration, found -> found.with(status));
    }

    void set(PersonId person, RegistrationId registration, Attendance attendance, @Nullable CheckInId by) {
        change(person, registration, found -> found.with(attendance, by));
    }

    /** A check-in sets PRESENT. */
    void come(CheckedIn event) {
        if (event.person() != null && event.registration() != null) {
            set(event.person(), event.registration(), Attendance.PRESENT, event.checkIn());
        }
    }

    /** What the attendance is once a check-in is annulled: the value before, unless it was corrected since. */
    @Nullable
    Attendance restoredBy(Passage passage) {
        Registration found = passage.person() == null ? null : latest.get(passage.person());
        return found == null
                        || !found.id().equals(passage.registration())
                        || passage.checkIn().equals(found.setBy())
                ? passage.before()
                : found.attendance();
    }

    void restore(CheckInAnnulled event) {
        if (event.person() != null && event.registration() != null && event.restored() != null) {
            set(event.person(), event.registration(), event.restored(), null);
        }
    }

    private void change(PersonId person, RegistrationId registration, UnaryOperator<Registration> change) {
        latest.computeIfPresent(person, (key, found) -> found.id().equals(registration) ? change.apply(found) : found);
    }
}
