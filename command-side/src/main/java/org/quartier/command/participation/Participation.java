package org.quartier.command.participation;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.quartier.command.participation.ParticipationRule.ACTIVITY_CANCELLED;
import static org.quartier.command.participation.ParticipationRule.ALREADY_RECORDED;
import static org.quartier.command.participation.ParticipationRule.ALREADY_REGISTERED;
import static org.quartier.command.participation.ParticipationRule.ANNULMENT_NEEDS_A_REASON;
import static org.quartier.command.participation.ParticipationRule.BELOW_TAKEN;
import static org.quartier.command.participation.ParticipationRule.CATEGORIES_WITHIN_TOTAL;
import static org.quartier.command.participation.ParticipationRule.CORRECTION_NEEDS_A_REASON;
import static org.quartier.command.participation.ParticipationRule.FIRE_SAFETY_MAXIMUM;
import static org.quartier.command.participation.ParticipationRule.NOT_WAITING;
import static org.quartier.command.participation.ParticipationRule.NO_ACTIVE_REGISTRATION;
import static org.quartier.command.participation.ParticipationRule.NO_CONFIRMED_PLACE;
import static org.quartier.command.participation.ParticipationRule.OFFERS_NOT_SUPPORTED;
import static org.quartier.command.participation.ParticipationRule.OWN_RECORD;
import static org.quartier.command.participation.ParticipationRule.PROMOTION_NEEDS_A_REASON;
import static org.quartier.command.participation.ParticipationRule.RESERVED_WITHIN_PLACES;
import static org.quartier.command.participation.ParticipationRule.SCANNED_IN_THE_FUTURE;
import static org.quartier.command.participation.ParticipationRule.TOTAL_BELOW_NAMED;
import static org.quartier.command.participation.ParticipationRule.WAS_THERE;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import org.quartier.command.Guarded;
import org.quartier.command.Recorded.Answer;
import org.quartier.command.participation.Door.Passage;
import org.quartier.command.participation.ParticipationCommand.AnnulCheckIn;
import org.quartier.command.participation.ParticipationCommand.ChangeCapacity;
import org.quartier.command.participation.ParticipationCommand.CheckIn;
import org.quartier.command.participation.ParticipationCommand.CloseParticipation;
import org.quartier.command.participation.ParticipationCommand.CorrectAttendance;
import org.quartier.command.participation.ParticipationCommand.CountHeads;
import org.quartier.command.participation.ParticipationCommand.ForcePromotion;
import org.quartier.command.participation.ParticipationCommand.LapseRegistration;
import org.quartier.command.participation.ParticipationCommand.MoveParticipation;
import org.quartier.command.participation.ParticipationCommand.OpenParticipation;
import org.quartier.command.participation.ParticipationCommand.RecordAttendance;
import org.quartier.command.participation.ParticipationCommand.RegisterParticipant;
import org.quartier.command.participation.ParticipationCommand.RejectRegistration;
import org.quartier.command.participation.ParticipationCommand.WithdrawRegistration;
import org.quartier.command.participation.WaitingList.Step;
import org.quartier.command.participation.WaitingList.Step.Promote;
import org.quartier.command.participation.WaitingList.Step.Skip;
import org.quartier.kernel.event.ParticipationEvent;
import org.quartier.kernel.event.ParticipationEvent.AttendanceCorrected;
import org.quartier.kernel.event.ParticipationEvent.AttendanceRecorded;
import org.quartier.kernel.event.ParticipationEvent.CapacityChanged;
import org.quartier.kernel.event.ParticipationEvent.CheckInAnnulled;
import org.quartier.kernel.event.ParticipationEvent.CheckedIn;
import org.quartier.kernel.event.ParticipationEvent.HeadsCounted;
import org.quartier.kernel.event.ParticipationEvent.ParticipantRegistered;
import org.quartier.kernel.event.ParticipationEvent.ParticipationClosed;
import org.quartier.kernel.event.ParticipationEvent.ParticipationMoved;
import org.quartier.kernel.event.ParticipationEvent.ParticipationOpened;
import org.quartier.kernel.event.ParticipationEvent.PromotionSkipped;
import org.quartier.kernel.event.ParticipationEvent.RegistrationLapsed;
import org.quartier.kernel.event.ParticipationEvent.RegistrationPromoted;
import org.quartier.kernel.event.ParticipationEvent.RegistrationRejected;
import org.quartier.kernel.event.ParticipationEvent.RegistrationWithdrawn;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.ParticipationId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.RegistrationId;
import org.quartier.kernel.store.EventMetadata;
import org.quartier.kernel.value.Attendance;
import org.quartier.kernel.value.Capacity;
import org.quartier.kernel.value.RegistrationStatus;
import org.quartier.kernel.value.WaitingListMode;
import org.quartier.kernel.web.Refusal;

/**
 * Who comes to one activity: places, waiting list, attendance, check-ins, head counts. When and where it is belongs to
 * the activity, which opens, moves and closes it.
 */
@Aggregate(snapshotTriggerDefinition = "everyFiftyEvents", cache = "aggregateCache")
final class Participation extends Guarded {

    private static final int SHORTEST_REASON = 10;

    @AggregateIdentifier
    private ParticipationId id;

    private Terms terms;
    private boolean closed;
    private Registrations registrations = new Registrations();
    private Door door = new Door();
    private @Nullable HeadsCounted counted;

    private Participation() {} // Axon replays events into it

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    void handle(OpenParticipation open) {
        apply(new ParticipationOpened(
                open.participation().activity(),
                open.quarter(),
                open.slot(),
                open.capacity(),
                open.fireSafetyMaximum()));
    }

    @CommandHandler
    void handle(MoveParticipation move) {
        if (!terms.with(move.slot(), move.fireSafetyMaximum()).equals(terms)) {
            apply(new ParticipationMoved(activity(), move.slot(), move.fireSafetyMaximum()));
        }
    }

    @CommandHandler
    void handle(CloseParticipation close) {
        if (!closed) {
            apply(new ParticipationClosed(activity()));
        }
    }

    @CommandHandler
    Answer handle(ChangeCapacity change, EventMetadata about) {
        Capacity before = terms.capacity();
        Capacity after = change.appliedTo(before);
        RESERVED_WITHIN_PLACES.require(after.reserved() <= after.places());
        OFFERS_NOT_SUPPORTED.require(after.mode() == WaitingListMode.AUTO);
        requireOpen();
        if (!after.equals(before)) {
            boolean lowered = before == null || after.available() < before.available();
            boolean overbooked = after.available() < registrations.taken();
            BELOW_TAKEN.require(!lowered || !overbooked || change.keepOverbooked());
            apply(new CapacityChanged(activity(), after, overbooked));
            if (!lowered) {
                promote(about);
            }
        }
        return new Answer(activity().toString(), Map.of());
    }

    @CommandHandler
    Answer handle(RegisterParticipant register, EventMetadata about) {
        register.registrant().requireKnown();
        requireOpen();
        PersonId person = register.registrant().person();
        ALREADY_REGISTERED.require(registrations.activeOf(person).isEmpty());
        Integer free = free();
        boolean fits = free == null || register.companions() < free;
        register(
                register,
                // who comes while others wait is behind them, even if a place looks free
                fits && registrations.waiting().isEmpty()
                        ? RegistrationStatus.CONFIRMED
                        : RegistrationStatus.WAITLISTED,
                about);
        return answer(existing(person));
    }

    private void register(RegisterParticipant register, RegistrationStatus status, EventMetadata about) {
        Registrant registrant = register.registrant();
        apply(new ParticipantRegistered(
                activity(),
                register.registration(),
                registrant.person(),
                register.companions(),
                register.priority(),
                register.source(),
                status,
                registrations.nextSequence(),
                registrations.joiningAt(register, about.happenedAt()),
                free(),
                registrant.ageBand(terms.slot().day()),
                registrant.language()));
    }

    @CommandHandler
    Answer handle(WithdrawRegistration withdraw, EventMetadata about) {
        Registration found = existing(withdraw.person());
        if (found.status() != RegistrationStatus.WITHDRAWN) {
            requireEndable(found);
            apply(new RegistrationWithdrawn(activity(), found.id(), found.person(), withdraw.reason()));
            promoteAfter(found, about);
        }
        return answer(existing(withdraw.person()));
    }

    @CommandHandler
    Answer handle(RejectRegistration reject, EventMetadata about) {
        Registration found = existing(reject.person());
        if (found.status() != RegistrationStatus.REJECTED) {
            requireEndable(found);
            apply(new RegistrationRejected(activity(), found.id(), found.person(), reject.reason()));
            promoteAfter(found, about);
        }
        return answer(existing(reject.person()));
    }

    private static void requireEndable(Registration registration) {
        NO_ACTIVE_REGISTRATION.require(registration.active());
        WAS_THERE.require(!registration.attendance().isVisit());
    }

    @CommandHandler
    void handle(LapseRegistration lapse) {
        registrations
                .of(lapse.person())
                .filter(Registration::waiting)
                .ifPresent(
                        found -> apply(new RegistrationLapsed(activity(), found.id(), found.person(), lapse.cause())));
    }

    @CommandHandler
    Answer handle(ForcePromotion force, EventMetadata about) {
        PROMOTION_NEEDS_A_REASON.require(hasText(force.reason(), 1));
        Registration found = existing(force.person());
        requireOpen();
        NOT_WAITING.require(found.waiting());
        terms.requirePromotionAt(about.happenedAt());
        apply(promoted(found, "R-20", free(), registrations.waiting().ids(), force.reason()));
        return answer(existing(force.person()));
    }

    private RegistrationPromoted promoted(
            Registration who,
            String rule,
            @Nullable Integer free,
            List<RegistrationId> queue,
            @Nullable String forcedFor) {
        return new RegistrationPromoted(
                activity(), who.id(), who.person(), rule, free, queue, forcedFor != null, forcedFor);
    }

    /** Leaving the waiting list promotes nobody. */
    private void promoteAfter(Registration ended, EventMetadata about) {
        if (ended.confirmed()) {
            promote(about);
        }
    }

    /** Fills every free place from the waiting list. */
    private void promote(EventMetadata about) {
        Capacity capacity = terms.capacity();
        Integer free = free();
        if (capacity == null || free == null || closed || !terms.promotesAt(about.happenedAt())) {
            return;
        }
        for (Step step : registrations.waiting().run(free, capacity.policy())) {
            switch (step) {
                case Promote next -> apply(promoted(next.registration(), "R-14", next.free(), next.queue(), null));
                case Skip next ->
                    apply(new PromotionSkipped(
                            activity(),
                            next.registration().id(),
                            next.registration().person(),
                            "R-15",
                            next.free(),
                            next.registration().party(),
                            next.queue()));
            }
        }
    }

    @CommandHandler
    Answer handle(RecordAttendance set, EventMetadata about) {
        terms.requireFitting(set.attendance());
        Registration found = existing(set.person());
        requireOpen();
        NO_CONFIRMED_PLACE.require(found.confirmed());
        if (!found.attendance().equals(set.attendance())) {
            ALREADY_RECORDED.require(found.attendance().equals(Attendance.UNKNOWN));
            terms.requireNotTooEarly(set.attendance().status(), about.happenedAt());
            apply(new AttendanceRecorded(activity(), found.id(), found.person(), set.attendance()));
        }
        return answer(existing(set.person()));
    }

    @CommandHandler
    Answer handle(CorrectAttendance correct, EventMetadata about) {
        OWN_RECORD.require(!correct.person().equals(correct.corrector()));
        CORRECTION_NEEDS_A_REASON.require(hasText(correct.reason(), SHORTEST_REASON));
        terms.requireFitting(correct.attendance());
        Registration found = existing(correct.person());
        NO_CONFIRMED_PLACE.require(found.confirmed());
        if (!found.attendance().equals(correct.attendance())) {
            terms.requireNotTooEarly(correct.attendance().status(), about.happenedAt());
            apply(new AttendanceCorrected(
                    activity(),
                    found.id(),
                    found.person(),
                    found.attendance(),
                    correct.attendance(),
                    correct.reason()));
        }
        return answer(existing(correct.person()));
    }

    @CommandHandler
    Answer handle(CheckIn come, EventMetadata about) {
        Optional<Passage> sameScan = door.scanned(come.device(), come.nonce());
        if (sameScan.isPresent()) {
            return sameScan.get().answer();
        }
        Instant at = come.at() == null ? about.happenedAt() : come.at();
        SCANNED_IN_THE_FUTURE.require(!at.isAfter(about.happenedAt()));
        Registrant registrant = come.registrant();
        if (registrant != null) {
            registrant.requireKnown();
        }
        requireOpen();
        terms.requireNotTooEarly(at);
        return registrant == null ? letIn(come, at) : letIn(come, registrant, at, about);
    }

    private Answer letIn(CheckIn nameless, Instant at) {
        FIRE_SAFETY_MAXIMUM.require(terms.holds(door.heads() + nameless.heads()));
        return pass(nameless, at, null, nameless.heads(), true);
    }

    private Answer letIn(CheckIn come, Registrant registrant, Instant at, EventMetadata about) {
        Optional<Registration> active = registrations.activeOf(registrant.person());
        Optional<Passage> inside = active.flatMap(registration -> door.inside(registration.id()));
        if (inside.isPresent()) {
            return inside.get().answer(); // nobody comes in twice, and no head is counted twice
        }
        int heads = active.map(Registration::party).orElse(1);
        FIRE_SAFETY_MAXIMUM.require(terms.holds(door.heads() + heads));
        if (active.isEmpty()) {
            register(come.asWalkIn(registrant), RegistrationStatus.CONFIRMED, about);
        } else if (active.get().waiting()) {
            apply(promoted(active.get(), "R-26", free(), registrations.waiting().ids(), null));
        }
        boolean walkIn = active.filter(Registration::confirmed).isEmpty();
        return pass(come, at, existing(registrant.person()), heads, walkIn);
    }

    private Answer pass(CheckIn come, Instant at, @Nullable Registration who, int heads, boolean walkIn) {
        apply(new CheckedIn(
                activity(),
                come.checkIn(),
                who == null ? null : who.id(),
                who == null ? null : who.person(),
                heads,
                walkIn,
                come.device(),
                come.nonce(),
                at,
                who == null ? null : who.attendance()));
        return door.scanned(come.device(), come.nonce()).orElseThrow().answer();
    }

    @CommandHandler
    Answer handle(AnnulCheckIn annul) {
        ANNULMENT_NEEDS_A_REASON.require(hasText(annul.reason(), 1));
        Passage passage = door.find(annul.checkIn()).orElseThrow(Refusal::notFound);
        if (!passage.annulled()) {
            apply(new CheckInAnnulled(
                    activity(),
                    passage.checkIn(),
                    passage.registration(),
                    passage.person(),
                    registrations.restoredBy(passage),
                    annul.reason()));
        }
        return passage.answer();
    }

    @CommandHandler
    Answer handle(CountHeads count, EventMetadata about) {
        CATEGORIES_WITHIN_TOTAL.require(count.inCategories() <= count.total());
        requireOpen();
        terms.requireNotTooEarly(about.happenedAt());
        TOTAL_BELOW_NAMED.require(count.additional() || count.total() >= registrations.present());
        Map<String, Object> superseded = counted == null ? Map.of() : Map.of("superseded", counted.total());
        apply(new HeadsCounted(activity(), count.total(), count.additional(), count.byCategory()));
        return new Answer(activity().toString(), superseded);
    }

    private ActivityId activity() {
        return id.activity();
    }

    private @Nullable Integer free() {
        return terms.free(registrations.taken());
    }

    private void requireOpen() {
        ACTIVITY_CANCELLED.require(!closed);
    }

    private Registration existing(PersonId person) {
        return registrations.of(person).orElseThrow(Refusal::notFound);
    }

    private Answer answer(Registration registration) {
        return registration.answer(registrations.waiting().positionOf(registration.id()));
    }

    private static boolean hasText(@Nullable String reason, int length) {
        return reason != null && reason.strip().codePoints().count() >= length;
    }

    @EventSourcingHandler
    void on(ParticipationEvent event) {
        switch (event) { // no default: a new event does not compile until it is handled here
            case ParticipationOpened opened -> {
                id = new ParticipationId(opened.activity());
                terms = new Terms(opened.slot(), opened.capacity(), opened.fireSafetyMaximum());
            }
            case ParticipationMoved moved -> terms = terms.with(moved.slot(), moved.fireSafetyMaximum());
            case ParticipationClosed _ -> closed = true;
            case CapacityChanged changed -> terms = terms.with(changed.capacity());
            case ParticipantRegistered registered -> registrations.add(registered);
            case RegistrationWithdrawn gone ->
                registrations.set(gone.person(), gone.registration(), RegistrationStatus.WITHDRAWN);
            case RegistrationRejected gone ->
                registrations.set(gone.person(), gone.registration(), RegistrationStatus.REJECTED);
            case RegistrationLapsed gone ->
                registrations.set(gone.person(), gone.registration(), RegistrationStatus.WITHDRAWN);
            case RegistrationPromoted next ->
                registrations.set(next.person(), next.registration(), RegistrationStatus.CONFIRMED);
            case PromotionSkipped _ -> {}
            case AttendanceRecorded set -> registrations.set(set.person(), set.registration(), set.attendance(), null);
            case AttendanceCorrected set -> registrations.set(set.person(), set.registration(), set.after(), null);
            case CheckedIn come -> {
                door.add(come);
                registrations.come(come);
            }
            case CheckInAnnulled annulled -> {
                door.annul(annulled.checkIn());
                registrations.restore(annulled);
            }
            case HeadsCounted count -> counted = count;
        }
    }
}
