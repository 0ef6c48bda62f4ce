package org.quartier.command.participation;

import static org.quartier.command.participation.ParticipationRule.RETURNS_AT_THE_END;
import static org.quartier.kernel.value.RegistrationStatus.CONFIRMED;
import static org.quartier.kernel.value.RegistrationStatus.REJECTED;
import static org.quartier.kernel.value.RegistrationStatus.WITHDRAWN;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.quartier.command.InSnapshot;
import org.quartier.command.participation.ParticipationCommand.RegisterParticipant;
import org.quartier.kernel.event.ParticipationEvent.OfferAccepted;
import org.quartier.kernel.event.ParticipationEvent.OfferDeclined;
import org.quartier.kernel.event.ParticipationEvent.OfferExpired;
import org.quartier.kernel.event.ParticipationEvent.OfferShortened;
import org.quartier.kernel.event.ParticipationEvent.ParticipantRegistered;
import org.quartier.kernel.event.ParticipationEvent.PlaceOffered;
import org.quartier.kernel.event.ParticipationEvent.PromotionSkipped;
import org.quartier.kernel.event.ParticipationEvent.RegistrationEvent;
import org.quartier.kernel.event.ParticipationEvent.RegistrationLapsed;
import org.quartier.kernel.event.ParticipationEvent.RegistrationPromoted;
import org.quartier.kernel.event.ParticipationEvent.RegistrationRejected;
import org.quartier.kernel.event.ParticipationEvent.RegistrationRestored;
import org.quartier.kernel.event.ParticipationEvent.RegistrationWithdrawn;
import org.quartier.kernel.id.PersonId;
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

    /** The open offers, in the order in which their registrations were made. */
    Stream<Registration> offered() {
        return latest.values().stream().filter(Registration::offered);
    }

    WaitingList waiting() {
        return WaitingList.of(latest.values());
    }

    /** The list as it is once someone is on it again. */
    WaitingList waitingWith(Registration back) {
        Map<PersonId, Registration> then = new LinkedHashMap<>(latest);
        then.put(back.person(), back.with(RegistrationStatus.WAITLISTED));
        return WaitingList.of(then.values());
    }

    /** The places that are taken: of whole parties, confirmed or with an open offer. */
    int taken() {
        return latest.values().stream()
                .filter(Registration::holdsPlaces)
                .mapToInt(Registration::party)
                .sum();
    }

    /**
     * With what priority someone joins: who was registered before has none over others, and no more than the last who
     * waits.
     */
    int priorityOf(RegisterParticipant register) {
        if (isFirst(register)) {
            return register.priority();
        }
        RETURNS_AT_THE_END.require(register.priority() <= 0);
        return waiting().queue().stream().mapToInt(Registration::priority).reduce(register.priority(), Math::min);
    }

    private boolean isFirst(RegisterParticipant register) {
        return of(register.registrant().person()).isEmpty();
    }

    /** When someone joins: who withdrew before is behind everyone who waits, whatever the request says. */
    Instant joiningAt(RegisterParticipant register, Instant happenedAt) {
        return isFirst(register) && register.dated()
                ? happenedAt
                : waiting().queue().stream()
                        .map(Registration::joinedAt)
                        .reduce(happenedAt, (one, other) -> one.isAfter(other) ? one : other);
    }

    void on(RegistrationEvent event) {
        switch (event) { // no default: a new event does not compile until it is handled here
            case ParticipantRegistered it -> {
                sequence = it.sequence();
                latest.put(it.person(), Registration.of(it));
            }
            case RegistrationPromoted it -> set(it, CONFIRMED);
            case OfferAccepted it -> set(it, CONFIRMED);
            case RegistrationRestored it -> set(it, it.status());
            case RegistrationWithdrawn it -> set(it, WITHDRAWN);
            case RegistrationLapsed it -> set(it, WITHDRAWN);
            case OfferDeclined it -> set(it, WITHDRAWN);
            case OfferExpired it -> set(it, WITHDRAWN);
            case RegistrationRejected it -> set(it, REJECTED);
            case PlaceOffered it -> change(it, found -> found.offeredUntil(it.expiresAt()));
            case OfferShortened it -> change(it, found -> found.offeredUntil(it.expiresAt()));
            case PromotionSkipped _ -> {}
        }
    }

    /** The activity moved: each was made for another time. */
    void move() {
        latest.replaceAll((person, found) -> found.active() ? found.afterMove() : found);
    }

    private void set(RegistrationEvent event, RegistrationStatus status) {
        change(event, found -> found.with(status));
    }

    /** What happens to an older registration of the person than the latest is of no interest any more. */
    private void change(RegistrationEvent event, UnaryOperator<Registration> change) {
        latest.computeIfPresent(
                event.person(), (key, found) -> found.id().equals(event.registration()) ? change.apply(found) : found);
    }
}
