package org.quartier.command.participation;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.quartier.command.InSnapshot;
import org.quartier.command.participation.ParticipationCommand.RegisterParticipant;
import org.quartier.kernel.event.ParticipationEvent.ParticipantRegistered;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.RegistrationId;
import org.quartier.kernel.value.RegistrationStatus;

/** The latest registration of each person: one is enough, since only the latest can be active. */
@InSnapshot
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

    Stream<Registration> confirmed() {
        return latest.values().stream().filter(Registration::confirmed);
    }

    WaitingList waiting() {
        return WaitingList.of(latest.values());
    }

    /** The places that are taken: of whole parties, of confirmed registrations only. */
    int taken() {
        return confirmed().mapToInt(Registration::party).sum();
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
                        registered.joinedAt()));
    }

    /** What happens to an older registration of the person than the latest is of no interest any more. */
    void set(PersonId person, RegistrationId registration, RegistrationStatus status) {
        latest.computeIfPresent(person, (key, found) -> found.id().equals(registration) ? found.with(status) : found);
    }
}
