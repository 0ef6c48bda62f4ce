package org.quartier.command.participation;

import static org.quartier.command.participation.ParticipationRule.ALREADY_REGISTERED;
import static org.quartier.command.participation.ParticipationRule.BELOW_TAKEN;
import static org.quartier.command.participation.ParticipationRule.FIRE_SAFETY_MAXIMUM;
import static org.quartier.command.participation.ParticipationRule.JOINED_BEFORE_PLANNED;
import static org.quartier.command.participation.ParticipationRule.NOT_WAITING;
import static org.quartier.command.participation.ParticipationRule.NO_ACTIVE_REGISTRATION;
import static org.quartier.command.participation.ParticipationRule.PROMOTION_NEEDS_A_REASON;
import static org.quartier.command.participation.ParticipationRule.RESERVED_WITHIN_PLACES;
import static org.quartier.command.participation.ParticipationRule.WAS_THERE;
import static org.quartier.command.participation.Promotions.following;

import java.time.Instant;
import java.util.ArrayList;
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
import org.quartier.kernel.event.ParticipationEvent.RegistrationEvent;
import org.quartier.kernel.event.ParticipationEvent.RegistrationLapsed;
import org.quartier.kernel.event.ParticipationEvent.RegistrationPromoted;
import org.quartier.kernel.event.ParticipationEvent.RegistrationRejected;
import org.quartier.kernel.event.ParticipationEvent.RegistrationWithdrawn;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.value.Capacity;
import org.quartier.kernel.value.RegistrationStatus;
import org.quartier.kernel.value.WaitingListPolicy;
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
        terms.requireNotCancelled();
        if (after.equals(capacity)) {
            return List.of();
        }
        int taken = registrations.taken();
        boolean lowered = capacity == null || after.available() < capacity.available();
        boolean overbooked = after.available() < taken;
        BELOW_TAKEN.require(!lowered || !overbooked || change.keepOverbooked());
        CapacityChanged changed = new CapacityChanged(terms.activity(), after, overbooked);
        return lowered && after.policy() == policy()
                ? List.of(changed)
                : following(changed, new Promotions(after, registrations, terms, change.occasion()).run());
    }

    private @Nullable WaitingListPolicy policy() {
        return capacity == null ? null : capacity.policy();
    }

    /**
     * What follows from a move: no offer outlives the new start, and once there is a date again, who could not
     * be promoted without one is.
     *
     * @param recordedSince since when it is recorded who was there, which is not moved ahead
     */
    List<ParticipationEvent> move(MoveParticipation move, Terms before, Optional<Instant> recordedSince) {
        Terms after = before.with(move.slot(), move.fireSafetyMaximum());
        if (after.equals(before)) {
            return List.of();
        }
        recordedSince.ifPresent(since -> after.requireNotAhead(before, since));
        List<ParticipationEvent> events = new ArrayList<>();
        events.add(new ParticipationMoved(after.activity(), move.slot(), move.fireSafetyMaximum()));
        events.addAll(Offers.shorten(registrations.offered(), after));
        if (before.suspended()) {
            events.addAll(promotions(after, move.occasion()).run());
        }
        return events;
    }

    List<ParticipationEvent> register(RegisterParticipant register, Terms terms, Instant at) {
        register.registrant().requireKnown();
        terms.requireRegistrable();
        ALREADY_REGISTERED.require(activeOf(register.registrant().person()).isEmpty());
        JOINED_BEFORE_PLANNED.require(!register.dated() || !at.isBefore(terms.plannedAt()));
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
                registrations.priorityOf(register),
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
        return active.get().confirmed() ? List.of() : List.of(promoted(active.get(), "R-26", null, terms));
    }

    List<ParticipationEvent> withdraw(WithdrawRegistration withdraw, Attendances attendances, Terms terms) {
        Registration found = existing(withdraw.person());
        if (found.status() == RegistrationStatus.WITHDRAWN) {
            return List.of();
        }
        requireEndable(found, attendances);
        return following(
                new RegistrationWithdrawn(
                        terms.activity(), found.id(), found.person(), withdraw.reason(), found.moved()),
                promotions(terms, withdraw.occasion()).runWithout(found));
    }

    List<ParticipationEvent> reject(RejectRegistration reject, Attendances attendances, Terms terms) {
        Registration found = existing(reject.person());
        if (found.status() == RegistrationStatus.REJECTED) {
            return List.of();
        }
        requireEndable(found, attendances);
        return following(
                new RegistrationRejected(terms.activity(), found.id(), found.person(), reject.reason()),
                promotions(terms, reject.occasion()).runWithout(found));
    }

    private static void requireEndable(Registration registration, Attendances attendances) {
        NO_ACTIVE_REGISTRATION.require(registration.active());
        WAS_THERE.require(!attendances.of(registration).isVisit());
    }

    /** Who is confirmed stays so, that counts stay equal; who only has an offer makes room for the next. */
    List<ParticipationEvent> lapse(LapseRegistration lapse, Terms terms) {
        return activeOf(lapse.person())
                .filter(found -> !found.confirmed())
                .map(found -> following(
                        new RegistrationLapsed(terms.activity(), found.id(), found.person(), lapse.cause()),
                        promotions(terms, lapse.occasion()).runWithout(found)))
                .orElse(List.of());
    }

    List<ParticipationEvent> force(ForcePromotion force, Terms terms) {
        PROMOTION_NEEDS_A_REASON.requireText(force.reason(), 1);
        Registration found = existing(force.person());
        terms.requireNotCancelled();
        NOT_WAITING.require(found.waiting());
        terms.requirePromotionAt(force.recordedAt());
        FIRE_SAFETY_MAXIMUM.require(terms.holds(registrations.taken() + found.party())); // hard, unlike the capacity
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

    /** Who can be promoted at this time. */
    Promotions promotions(Terms terms, Occasion occasion) {
        return new Promotions(capacity, registrations, terms, occasion);
    }

    /** Free places, negative when overbooked, or null when there is no limit. */
    @Nullable
    Integer free() {
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

    /** What is asked for from now on; whoever registered for another time may leave without it counting. */
    Terms movedTo(ParticipationMoved moved, Terms before) {
        if (moved.slot().isMovedFrom(before.slot())) {
            registrations.move();
        }
        return before.with(moved.slot(), moved.fireSafetyMaximum());
    }

    void limitTo(@Nullable Capacity changed) {
        capacity = changed;
    }

    void on(RegistrationEvent event) {
        registrations.on(event);
    }
}
