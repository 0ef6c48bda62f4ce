package org.quartier.command.participation;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.quartier.command.participation.ParticipationRule.ALREADY_HAPPENED;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.serialization.Revision;
import org.axonframework.spring.stereotype.Aggregate;
import org.quartier.command.Guarded;
import org.quartier.command.Recorded.Answer;
import org.quartier.command.participation.ParticipationCommand.AnnulCheckIn;
import org.quartier.command.participation.ParticipationCommand.AnswerOffer;
import org.quartier.command.participation.ParticipationCommand.ChangeCapacity;
import org.quartier.command.participation.ParticipationCommand.CheckIn;
import org.quartier.command.participation.ParticipationCommand.CloseParticipation;
import org.quartier.command.participation.ParticipationCommand.CompleteParticipation;
import org.quartier.command.participation.ParticipationCommand.CorrectAttendance;
import org.quartier.command.participation.ParticipationCommand.CountHeads;
import org.quartier.command.participation.ParticipationCommand.ExpireOffer;
import org.quartier.command.participation.ParticipationCommand.ForcePromotion;
import org.quartier.command.participation.ParticipationCommand.LapseRegistration;
import org.quartier.command.participation.ParticipationCommand.MoveParticipation;
import org.quartier.command.participation.ParticipationCommand.OpenParticipation;
import org.quartier.command.participation.ParticipationCommand.PublishParticipation;
import org.quartier.command.participation.ParticipationCommand.RecordAttendance;
import org.quartier.command.participation.ParticipationCommand.RegisterParticipant;
import org.quartier.command.participation.ParticipationCommand.RejectRegistration;
import org.quartier.command.participation.ParticipationCommand.RestoreRegistration;
import org.quartier.command.participation.ParticipationCommand.SuspendParticipation;
import org.quartier.command.participation.ParticipationCommand.WithdrawRegistration;
import org.quartier.command.participation.Terms.Stage;
import org.quartier.kernel.event.ParticipationEvent;
import org.quartier.kernel.event.ParticipationEvent.AttendanceCorrected;
import org.quartier.kernel.event.ParticipationEvent.AttendanceRecorded;
import org.quartier.kernel.event.ParticipationEvent.CapacityChanged;
import org.quartier.kernel.event.ParticipationEvent.CheckInAnnulled;
import org.quartier.kernel.event.ParticipationEvent.CheckedIn;
import org.quartier.kernel.event.ParticipationEvent.HeadsCounted;
import org.quartier.kernel.event.ParticipationEvent.ParticipationClosed;
import org.quartier.kernel.event.ParticipationEvent.ParticipationCompleted;
import org.quartier.kernel.event.ParticipationEvent.ParticipationMoved;
import org.quartier.kernel.event.ParticipationEvent.ParticipationOpened;
import org.quartier.kernel.event.ParticipationEvent.ParticipationPublished;
import org.quartier.kernel.event.ParticipationEvent.ParticipationSuspended;
import org.quartier.kernel.event.ParticipationEvent.RegistrationEvent;
import org.quartier.kernel.id.ParticipationId;
import org.quartier.kernel.store.EventMetadata;

/**
 * Who comes to one activity, which takes it along as it is published, moved or cancelled. What is decided here, its parts
 * decide: {@link Places}, {@link Attendances}, {@link Door} and {@link HeadCounts} return the events.
 */
@Aggregate(snapshotTriggerDefinition = "everyFiftyEvents", cache = "aggregateCache")
@Revision("6")
final class Participation extends Guarded {

    @AggregateIdentifier
    private ParticipationId id;

    private Terms terms;
    private Places places = new Places();
    private Attendances attendances = new Attendances();
    private Door door = new Door();
    private HeadCounts headCounts = new HeadCounts();

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
    void handle(PublishParticipation publish) {
        if (terms.isAt(Stage.DRAFT)) {
            apply(new ParticipationPublished(terms.activity()));
        }
    }

    @CommandHandler
    void handle(CompleteParticipation complete) {
        if (!terms.isAt(Stage.COMPLETED)) {
            apply(new ParticipationCompleted(terms.activity()));
        }
    }

    @CommandHandler
    void handle(MoveParticipation move) {
        applyAll(places.move(move, terms, recordedSince()));
    }

    @CommandHandler
    void handle(SuspendParticipation suspend) {
        if (!terms.suspended()) {
            ALREADY_HAPPENED.require(recordedSince().isEmpty());
            apply(new ParticipationSuspended(terms.activity()));
        }
    }

    @CommandHandler
    void handle(CloseParticipation close) {
        if (!terms.isAt(Stage.CANCELLED)) {
            apply(new ParticipationClosed(terms.activity()));
        }
    }

    @CommandHandler
    Answer handle(ChangeCapacity change) {
        applyAll(places.change(change, terms));
        return Answer.created(terms.activity());
    }

    @CommandHandler
    Answer handle(RegisterParticipant register, EventMetadata about) {
        applyAll(places.register(register, terms, about.happenedAt()));
        return places.answer(register.registrant().person());
    }

    @CommandHandler
    Answer handle(WithdrawRegistration withdraw) {
        applyAll(places.withdraw(withdraw, attendances, terms));
        return places.answer(withdraw.person());
    }

    @CommandHandler
    Answer handle(RejectRegistration reject) {
        applyAll(places.reject(reject, attendances, terms));
        return places.answer(reject.person());
    }

    @CommandHandler
    void handle(LapseRegistration lapse) {
        applyAll(places.lapse(lapse, terms));
    }

    @CommandHandler
    Answer handle(ForcePromotion force) {
        applyAll(places.force(force, terms));
        return places.answer(force.person());
    }

    @CommandHandler
    Answer handle(AnswerOffer answer) {
        applyAll(Offers.answer(answer, places, terms));
        return places.answer(answer.person());
    }

    @CommandHandler
    void handle(ExpireOffer expire) {
        applyAll(Offers.expire(expire, places, terms));
    }

    @CommandHandler
    Answer handle(RestoreRegistration restore) {
        applyAll(Offers.restore(restore, places, terms));
        return places.answer(restore.registrant().person());
    }

    @CommandHandler
    Answer handle(RecordAttendance set, EventMetadata about) {
        applyAll(attendances.set(set, places, terms, about.happenedAt()));
        return places.answer(set.person());
    }

    @CommandHandler
    Answer handle(CorrectAttendance correct, EventMetadata about) {
        applyAll(attendances.correct(correct, places, terms, about.happenedAt()));
        return places.answer(correct.person());
    }

    @CommandHandler
    Answer handle(CheckIn come, EventMetadata about) {
        applyAll(door.letIn(come, places, attendances, terms, about.happenedAt()));
        return door.answer(come, places, attendances);
    }

    @CommandHandler
    Answer handle(AnnulCheckIn annul) {
        applyAll(door.annul(annul, attendances, terms));
        return door.answer(annul);
    }

    @CommandHandler
    Answer handle(CountHeads count, EventMetadata about) {
        Answer answer = headCounts.nextAnswer(terms);
        applyAll(headCounts.count(count, attendances.present(places), terms, about.happenedAt()));
        return answer;
    }

    /** Since when it is recorded who or how many were there. */
    private Optional<Instant> recordedSince() {
        return Stream.of(attendances.since(), door.since(), headCounts.since())
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder());
    }

    private static void applyAll(List<ParticipationEvent> decided) {
        decided.forEach(event -> apply(event));
    }

    @EventSourcingHandler
    void on(ParticipationEvent event, @SequenceNumber long version, EventMetadata about) {
        switch (event) { // no default: a new event does not compile until it is handled here
            case ParticipationOpened opened -> {
                id = new ParticipationId(opened.activity());
                terms = Terms.of(opened, about.happenedAt());
                places.limitTo(opened.capacity());
            }
            case ParticipationPublished _ -> terms = terms.at(Stage.PUBLISHED);
            case ParticipationCompleted _ -> terms = terms.at(Stage.COMPLETED);
            case ParticipationMoved moved -> terms = places.movedTo(moved, terms);
            case ParticipationSuspended _ -> terms = terms.asSuspended();
            case ParticipationClosed _ -> terms = terms.at(Stage.CANCELLED);
            case CapacityChanged changed -> places.limitTo(changed.capacity());
            case RegistrationEvent it -> {
                places.on(it);
                attendances.on(it);
            }
            case AttendanceRecorded set ->
                attendances.set(set.person(), set.registration(), set.attendance(), null, about.happenedAt());
            case AttendanceCorrected set ->
                attendances.set(set.person(), set.registration(), set.after(), null, about.happenedAt());
            case CheckedIn come -> {
                door.add(come, version);
                attendances.come(come);
            }
            case CheckInAnnulled annulled -> {
                door.annul(annulled.checkIn());
                attendances.restore(annulled, about.happenedAt());
            }
            case HeadsCounted count -> headCounts.add(count, about.happenedAt());
        }
    }
}
