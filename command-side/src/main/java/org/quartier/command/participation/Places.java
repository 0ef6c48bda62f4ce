package org.quartier.command.participation;

import static org.quartier.command.participation.ParticipationRule.ALREADY_REGISTERED;
import static org.quartier.command.participation.ParticipationRule.BELOW_TAKEN;
import static org.quartier.command.participation.ParticipationRule.NOT_WAITING;
import static org.quartier.command.participation.ParticipationRule.NO_ACTIVE_REGISTRATION;
import static org.quartier.command.participation.ParticipationRule.OFFERS_NOT_SUPPORTED;
import static org.quartier.command.participation.ParticipationRule.PROMOTION_NEEDS_A_REASON;
import static org.quartier.command.participation.ParticipationRule.RESERVED_WITHIN_PLACES;
import static org.quartier.command.participation.ParticipationRule.WAS_THERE;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.quartier.command.InSnapshot;
import org.quartier.command.Recorded.Answer;
import org.quartier.command.participation.ParticipationCommand.ChangeCapacity;
import org.quartier.command.participation.ParticipationCommand.ForcePromotion;
import org.quartier.command.participation.ParticipationCommand.LapseRegistration;
import org.quartier.command.participation.ParticipationCommand.MoveParticipation;
import org.quartier.command.participation.ParticipationCommand.RegisterParticipant;
import org.quartier.command.participation.ParticipationCommand.RejectRegistration;
import org.quartier.command.participation.ParticipationCommand.WithdrawRegistration;
import org.quartier.kernel.event.ParticipationEvent;
import org.quartier.kernel.event.ParticipationEvent.CapacityChanged;
import org.quartier.kernel.event.ParticipationEvent.ParticipantRegistered;
import org.quartier.kernel.event.ParticipationEvent.ParticipationMoved;
import org.quartier.kernel.event.ParticipationEvent.RegistrationLapsed;
import org.quartier.kernel.event.ParticipationEvent.RegistrationPromoted;
import org.quartier.kernel.event.ParticipationEvent.RegistrationRejected;
import org.quartier.kernel.event.ParticipationEvent.RegistrationWithdrawn;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.RegistrationId;
import org.quartier.kernel.value.Capacity;
import org.quartier.kernel.value.RegistrationStatus;
import org.quartier.kernel.value.WaitingListMode;
import org.quartier.kernel.web.Refusal;

/** How many may come, who of them has a place, and who waits for one. */
@InSnapshot
final class Places {

    /** Null when anyone may come. */
    private @Nullable Capacity capacity;

    private Registrations registrations = new Registrations();

    List<ParticipationEvent> change(ChangeCapacity change, Terms terms) {
        Capacity after = change.appliedTo(capacity);
        RESERVED_WITHIN_PLACES.require(after.reserved() <= after.places());
        OFFERS_NOT_SUPPORTED.require(after.mode() == WaitingListMode.AUTO);
        terms.requireOpen();
        if (after.equals(capacity)) {
            return List.of();
        }
        int taken = registrations.taken();
        boolean lowered = capacity == null || after.available() < capacity.available();
        boolean overbooked = after.available() < taken;
        BELOW_TAKEN.require(!lowered || !overbooked || change.keepOverbooked());
        CapacityChanged changed = new CapacityChanged(terms.activity(), after, overbooked);
        return lowered ? List.of(changed) : followed(changed, promotions(after, taken, terms, change.recordedAt()));
    }

    /** What follows from a move: once there is a date again, who could not be promoted without one is. */
    List<ParticipationEvent> move(MoveParticipation move, Terms before, Terms after) {
        ParticipationMoved moved = new ParticipationMoved(after.activity(), move.slot(), move.fireSafetyMaximum());
        return before.suspended()
                ? followed(moved, promotions(capacity, registrations.taken(), after, move.recordedAt()))
                : List.of(moved);
    }

    List<ParticipationEvent> register(RegisterParticipant register, Terms terms, Instant at) {
        register.registrant().requireKnown();
        terms.requireOpen();
        ALREADY_REGISTERED.require(activeOf(register.registrant().person()).isEmpty());
        Integer free = free();
        boolean fits = free == null || register.companions() < free;
        // who comes while others wait is behind them, even if a place looks free
        boolean atOnce = fits && registrations.waiting().isEmpty();
        return List.of(
                registered(register, atOnce ? RegistrationStatus.CONFIRMED : RegistrationStatus.WAITLISTED, terms, at));
    }

    private ParticipantRegistered registered(
            RegisterParticipant register, RegistrationStatus status, Terms terms, Instant at) {
        Registrant registrant = register.registrant();
        return new ParticipantRegistered(
                terms.activity(),
                register.registration(),
                registrant.person(),
                register.companions(),
                register.priority(),
                register.source(),
                status,
                registrations.nextSequence(),
                registrations.joiningAt(register, at),
                free(),
                registrant.ageBand(terms.slot().day()),
                registrant.language());
    }

    /** What it takes for someone at the door to have a place, whether or not one is free. */
    List<ParticipationEvent> admit(RegisterParticipant walkIn, Terms terms, Instant at) {
        Optional<Registration> active = activeOf(walkIn.registrant().person());
        if (active.isEmpty()) {
            return List.of(registered(walkIn, RegistrationStatus.CONFIRMED, terms, at));
        }
        return active.get().waiting() ? List.of(promoted(active.get(), "R-26", null, terms)) : List.of();
    }

    List<ParticipationEvent> withdraw(WithdrawRegistration withdraw, Attendances attendances, Terms terms) {
        Registration found = existing(withdraw.person());
        if (found.status() == RegistrationStatus.WITHDRAWN) {
            return List.of();
        }
        requireEndable(found, attendances);
        return followed(
                new RegistrationWithdrawn(terms.activity(), found.id(), found.person(), withdraw.reason()),
                promotionsAfter(found, terms, withdraw.recordedAt()));
    }

    List<ParticipationEvent> reject(RejectRegistration reject, Attendances attendances, Terms terms) {
        Registration found = existing(reject.person());
        if (found.status() == RegistrationStatus.REJECTED) {
            return List.of();
        }
        requireEndable(found, attendances);
        return followed(
                new RegistrationRejected(terms.activity(), found.id(), found.person(), reject.reason()),
                promotionsAfter(found, terms, reject.recordedAt()));
    }

    private static void requireEndable(Registration registration, Attendances attendances) {
        NO_ACTIVE_REGISTRATION.require(registration.active());
        WAS_THERE.require(!attendances.of(registration).isVisit());
    }

    /** Who has a place keeps it, so that counts stay equal. */
    Optional<RegistrationLapsed> lapse(LapseRegistration lapse, Terms terms) {
        return registrations
                .of(lapse.person())
                .filter(Registration::waiting)
                .map(found -> new RegistrationLapsed(terms.activity(), found.id(), found.person(), lapse.cause()));
    }

    List<ParticipationEvent> force(ForcePromotion force, Terms terms) {
        PROMOTION_NEEDS_A_REASON.requireText(force.reason(), 1);
        Registration found = existing(force.person());
        terms.requireOpen();
        NOT_WAITING.require(found.waiting());
        terms.requirePromotionAt(force.recordedAt());
        return List.of(promoted(found, "R-20", force.reason(), terms));
    }

    /** Out of order, so over capacity if need be. */
    private RegistrationPromoted promoted(Registration who, String rule, @Nullable String forcedFor, Terms terms) {
        return new RegistrationPromoted(
                terms.activity(),
                who.id(),
                who.person(),
                rule,
                free(),
                registrations.waiting().ids(),
                forcedFor != null,
                forcedFor);
    }

    /** Leaving the waiting list promotes nobody. */
    private List<ParticipationEvent> promotionsAfter(Registration ended, Terms terms, Instant recordedAt) {
        return ended.confirmed()
                ? promotions(capacity, registrations.taken() - ended.party(), terms, recordedAt)
                : List.of();
    }

    /** Fills every free place from the waiting list. */
    private List<ParticipationEvent> promotions(@Nullable Capacity limit, int taken, Terms terms, Instant recordedAt) {
        if (limit == null || terms.closed() || !terms.promotesAt(recordedAt)) {
            return List.of();
        }
        return registrations.waiting().run(limit.available() - taken, limit.policy()).stream()
                .map(step -> step.event(terms.activity()))
                .toList();
    }

    private static List<ParticipationEvent> followed(ParticipationEvent first, List<ParticipationEvent> others) {
        return Stream.concat(Stream.of(first), others.stream()).toList();
    }

    /** Free places, negative when overbooked, or null when there is no limit. */
    private @Nullable Integer free() {
        return capacity == null ? null : capacity.available() - registrations.taken();
    }

    /**
     * The latest registration of a person.
     *
     * @throws Refusal when there is none
     */
    Registration existing(PersonId person) {
        return registrations.of(person).orElseThrow(Refusal::notFound);
    }

    Optional<Registration> activeOf(PersonId person) {
        return registrations.activeOf(person);
    }

    Stream<Registration> confirmed() {
        return registrations.confirmed();
    }

    /** What a change to someone's registration is answered with. */
    Answer answer(PersonId person) {
        Registration found = existing(person);
        return found.answer(registrations.waiting().positionOf(found.id()));
    }

    void limitTo(@Nullable Capacity changed) {
        capacity = changed;
    }

    void add(ParticipantRegistered registered) {
        registrations.add(registered);
    }

    void set(PersonId person, RegistrationId registration, RegistrationStatus status) {
        registrations.set(person, registration, status);
    }
}
