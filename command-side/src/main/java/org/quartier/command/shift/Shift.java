package org.quartier.command.shift;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import org.quartier.command.Guarded;
import org.quartier.command.Recorded.Answer;
import org.quartier.command.UsualDay;
import org.quartier.command.shift.ShiftCommand.AcceptSwap;
import org.quartier.command.shift.ShiftCommand.AwaitShift;
import org.quartier.command.shift.ShiftCommand.CancelShift;
import org.quartier.command.shift.ShiftCommand.Candidate;
import org.quartier.command.shift.ShiftCommand.ChangeShift;
import org.quartier.command.shift.ShiftCommand.CheckIn;
import org.quartier.command.shift.ShiftCommand.ConfirmSwap;
import org.quartier.command.shift.ShiftCommand.DeclineSwap;
import org.quartier.command.shift.ShiftCommand.MoveShift;
import org.quartier.command.shift.ShiftCommand.OfferSwap;
import org.quartier.command.shift.ShiftCommand.PlanShift;
import org.quartier.command.shift.ShiftCommand.ReleaseVolunteer;
import org.quartier.command.shift.ShiftCommand.SignOut;
import org.quartier.command.shift.ShiftCommand.SignUp;
import org.quartier.command.shift.ShiftCommand.StandBy;
import org.quartier.command.shift.ShiftCommand.StandDown;
import org.quartier.command.shift.ShiftCommand.SuspendShift;
import org.quartier.command.shift.Swaps.Swap;
import org.quartier.kernel.event.ShiftEvent;
import org.quartier.kernel.event.ShiftEvent.ShiftCancelled;
import org.quartier.kernel.event.ShiftEvent.ShiftChanged;
import org.quartier.kernel.event.ShiftEvent.ShiftPlanned;
import org.quartier.kernel.event.ShiftEvent.ShiftSuspended;
import org.quartier.kernel.event.ShiftEvent.ShiftSwapped;
import org.quartier.kernel.event.ShiftEvent.StandbyJoined;
import org.quartier.kernel.event.ShiftEvent.StandbyLeft;
import org.quartier.kernel.event.ShiftEvent.SwapAccepted;
import org.quartier.kernel.event.ShiftEvent.SwapDeclined;
import org.quartier.kernel.event.ShiftEvent.SwapOffered;
import org.quartier.kernel.event.ShiftEvent.VolunteerCheckedIn;
import org.quartier.kernel.event.ShiftEvent.VolunteerSignedOut;
import org.quartier.kernel.event.ShiftEvent.VolunteerSignedUp;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.ShiftId;
import org.quartier.kernel.id.SwapId;
import org.quartier.kernel.id.VolunteerId;
import org.quartier.kernel.store.EventMetadata;
import org.quartier.kernel.value.StaffingNeed;

/** The help that an activity needs for one task at one time, and its {@link Roster} of those who give it. */
@Aggregate(snapshotTriggerDefinition = "everyFiftyEvents", cache = "aggregateCache")
final class Shift extends Guarded {

    private static final Duration FREE_UNTIL = Duration.ofHours(3);

    @AggregateIdentifier
    private ShiftId id;

    private StaffingNeed need;
    private State state;
    private Roster roster = new Roster();
    private Swaps swaps = new Swaps();

    private Shift() {} // Axon replays events into it

    private enum State {
        OPEN,
        SUSPENDED,
        CANCELLED
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    void handle(PlanShift plan) {
        Needs.check(plan.need());
        apply(new ShiftPlanned(plan.shift(), plan.activity(), plan.need()));
    }

    @CommandHandler
    void handle(ChangeShift change) {
        requireOpen();
        Needs.check(change.need());
        ShiftRule.FEWER_THAN_SIGNED_UP.require(change.need().needed() >= roster.size());
        if (!change.need().equals(need)) {
            apply(new ShiftChanged(id, change.need()));
        }
    }

    @CommandHandler
    void handle(CancelShift cancel) {
        if (state != State.CANCELLED) {
            apply(new ShiftCancelled(id));
        }
    }

    @CommandHandler
    void handle(AwaitShift await) {} // whoever sends it holds the shift from now on

    @CommandHandler
    void handle(MoveShift move) {
        if (state == State.SUSPENDED || state == State.OPEN && !move.by().isZero()) {
            apply(new ShiftChanged(id, Needs.moved(need, move.by())));
        }
    }

    @CommandHandler
    void handle(SuspendShift suspend) {
        if (state == State.OPEN) {
            apply(new ShiftSuspended(id));
        }
    }

    @CommandHandler
    Answer handle(SignUp signUp, EventMetadata about) {
        Candidate candidate = signUp.candidate();
        requireOpen();
        if (roster.has(candidate.volunteer())) {
            return Warning.answer(null, List.of());
        }
        requireBefore(need.end(), about);
        ShiftRule.SHIFT_FULL.require(roster.size() < need.needed());
        List<Warning> warnings = eligible(candidate);
        apply(new VolunteerSignedUp(id, candidate.volunteer(), candidate.person()));
        return Warning.answer(null, warnings);
    }

    @CommandHandler
    void handle(SignOut signOut, EventMetadata about) {
        if (roster.has(signOut.volunteer())) {
            ShiftRule.NO_LONGER_FREE.require(state != State.OPEN
                    || !about.happenedAt().isAfter(need.start().minus(FREE_UNTIL)));
            leave(signOut.volunteer(), null);
        }
    }

    @CommandHandler
    void handle(ReleaseVolunteer release) {
        boolean asksItself = release.reason() == null; // a policy does, which leaves alone who is there already
        if (roster.has(release.volunteer()) && !(asksItself && roster.isThere(release.volunteer()))) {
            leave(release.volunteer(), release.reason());
        }
        handle(new StandDown(id, release.volunteer()));
    }

    private void leave(VolunteerId volunteer, @Nullable String reason) {
        ShiftRule.SHIFT_CANCELLED.require(state != State.CANCELLED);
        ShiftRule.ALREADY_THERE.require(!roster.isThere(volunteer));
        apply(new VolunteerSignedOut(id, volunteer, roster.personOf(volunteer), reason));
    }

    @CommandHandler
    void handle(StandBy standBy, EventMetadata about) {
        Candidate candidate = standBy.candidate();
        requireOpen();
        requireBefore(need.end(), about);
        ShiftRule.SIGNED_UP_ALREADY.require(!roster.has(candidate.volunteer()));
        if (!roster.standsBy(candidate.volunteer())) {
            ShiftRule.VOLUNTEER_NOT_ACTIVE.require(candidate.active());
            apply(new StandbyJoined(id, candidate.volunteer(), candidate.person()));
        }
    }

    @CommandHandler
    void handle(StandDown standDown) {
        if (roster.standsBy(standDown.volunteer())) {
            apply(new StandbyLeft(id, standDown.volunteer()));
        }
    }

    @CommandHandler
    void handle(CheckIn come, EventMetadata about) {
        Candidate candidate = come.candidate();
        requireOpen();
        ShiftRule.NOT_SIGNED_UP.require(roster.has(candidate.volunteer()));
        if (!roster.isThere(candidate.volunteer())) {
            LocalDate day = UsualDay.of(need.start());
            ShiftRule.NOT_ON_ITS_DAY_YET.require(
                    !UsualDay.of(about.happenedAt()).isBefore(day));
            ShiftRule.CLEARANCE_NEEDED.require(candidate.clearance().holds(day));
            apply(new VolunteerCheckedIn(id, candidate.volunteer(), candidate.person()));
        }
    }

    @CommandHandler
    Answer handle(OfferSwap offer, EventMetadata about) {
        requireOpen();
        requireBefore(need.start(), about);
        ShiftRule.SWAP_WITH_ONESELF.require(!offer.giver().equals(offer.taker()));
        ShiftRule.NOT_SIGNED_UP.require(roster.has(offer.giver()));
        ShiftRule.ALREADY_THERE.require(!roster.isThere(offer.giver()));
        ShiftRule.SIGNED_UP_ALREADY.require(!roster.has(offer.taker()));
        ShiftRule.SWAP_PENDING.require(!swaps.gives(offer.giver()));
        apply(new SwapOffered(id, offer.swap(), offer.giver(), offer.taker()));
        return Answer.created(offer.swap());
    }

    @CommandHandler
    Answer handle(AcceptSwap accept, EventMetadata about) {
        Swap swap = swaps.of(accept.swap());
        ShiftRule.ONLY_THE_TAKER.require(accept.taker().volunteer().equals(swap.taker()));
        List<Warning> warnings = stillPossible(swap, accept.taker(), about);
        if (!swap.accepted()) {
            apply(new SwapAccepted(id, accept.swap()));
        }
        if (accept.confirmed()) {
            takeEffect(accept.swap(), swap, accept.taker());
        }
        return Warning.answer(accept.swap(), warnings);
    }

    @CommandHandler
    Answer handle(ConfirmSwap confirm, EventMetadata about) {
        Swap swap = swaps.of(confirm.swap());
        ShiftRule.NOT_ACCEPTED.require(swap.accepted());
        List<Warning> warnings = stillPossible(swap, confirm.taker(), about);
        takeEffect(confirm.swap(), swap, confirm.taker());
        return Warning.answer(confirm.swap(), warnings);
    }

    @CommandHandler
    Answer handle(DeclineSwap decline) {
        swaps.of(decline.swap());
        apply(new SwapDeclined(id, decline.swap()));
        return Answer.created(decline.swap());
    }

    private List<Warning> stillPossible(Swap swap, Candidate taker, EventMetadata about) {
        requireOpen();
        requireBefore(need.start(), about);
        ShiftRule.ALREADY_THERE.require(!roster.isThere(swap.giver()));
        return eligible(taker);
    }

    private void takeEffect(SwapId id, Swap swap, Candidate taker) {
        PersonId giver = roster.personOf(swap.giver());
        apply(new ShiftSwapped(this.id, id, swap.giver(), giver, taker.volunteer(), taker.person()));
    }

    private List<Warning> eligible(Candidate candidate) {
        return candidate.requireEligible(UsualDay.of(need.start()));
    }

    private void requireOpen() {
        ShiftRule.SHIFT_CANCELLED.require(state != State.CANCELLED);
        ShiftRule.NEEDS_A_NEW_DATE.require(state != State.SUSPENDED);
    }

    private static void requireBefore(Instant end, EventMetadata about) {
        ShiftRule.SHIFT_IS_OVER.require(about.happenedAt().isBefore(end));
    }

    @EventSourcingHandler
    void on(ShiftEvent event) {
        switch (event) { // no default: a new event does not compile until it is handled here
            case ShiftPlanned planned -> {
                id = planned.shift();
                need = planned.need();
                state = State.OPEN;
            }
            case ShiftChanged changed -> {
                need = changed.need();
                state = State.OPEN;
            }
            case ShiftSuspended _ -> state = State.SUSPENDED;
            case ShiftCancelled _ -> state = State.CANCELLED;
            case VolunteerSignedUp up -> {
                roster.add(up.volunteer(), up.person());
                swaps.endThoseOf(up.volunteer());
            }
            case VolunteerSignedOut out -> {
                roster.remove(out.volunteer());
                swaps.endThoseOf(out.volunteer());
            }
            case StandbyJoined joined -> roster.standBy(joined.volunteer());
            case StandbyLeft left -> roster.standDown(left.volunteer());
            case SwapOffered offered -> swaps.offer(offered);
            case SwapAccepted accepted -> swaps.accept(accepted.swap());
            case SwapDeclined declined -> swaps.end(declined.swap());
            case ShiftSwapped swapped -> {
                roster.remove(swapped.giver());
                roster.add(swapped.taker(), swapped.takerPerson());
                swaps.endThoseOf(swapped.giver());
                swaps.endThoseOf(swapped.taker());
            }
            case VolunteerCheckedIn there -> roster.checkIn(there.volunteer());
        }
    }
}
