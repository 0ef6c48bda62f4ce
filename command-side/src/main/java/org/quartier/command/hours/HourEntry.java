package org.quartier.command.hours;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.quartier.command.Guarded;
import org.quartier.command.hours.HoursCommand.ApproveHours;
import org.quartier.command.hours.HoursCommand.Claimant;
import org.quartier.command.hours.HoursCommand.CorrectHours;
import org.quartier.command.hours.HoursCommand.LogHours;
import org.quartier.command.hours.HoursCommand.RejectHours;
import org.quartier.command.hours.HoursCommand.RevokeApproval;
import org.quartier.command.hours.HoursCommand.Stretch;
import org.quartier.command.hours.HoursCommand.SubmitHours;
import org.quartier.kernel.event.HourEntryEvent;
import org.quartier.kernel.event.HourEntryEvent.ApprovalRevoked;
import org.quartier.kernel.event.HourEntryEvent.HoursApproved;
import org.quartier.kernel.event.HourEntryEvent.HoursCorrected;
import org.quartier.kernel.event.HourEntryEvent.HoursDrafted;
import org.quartier.kernel.event.HourEntryEvent.HoursRejected;
import org.quartier.kernel.event.HourEntryEvent.HoursSubmitted;
import org.quartier.kernel.id.HourEntryId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.store.EventMetadata;

/** One claim of volunteered time and its approval. It counts while it is approved. */
@Aggregate(snapshotTriggerDefinition = "everyFiftyEvents", cache = "aggregateCache")
final class HourEntry extends Guarded {

    @AggregateIdentifier
    private HourEntryId id;

    private PersonId person;
    private Instant start;
    private Instant end;
    private int minutes;
    private State state;
    private Set<String> writers = new HashSet<>();

    private HourEntry() {} // Axon replays events into it

    private enum State {
        DRAFT,
        SUBMITTED,
        APPROVED,
        REJECTED
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    void handle(LogHours log, EventMetadata about) {
        Claimant claimant = log.claimant();
        HoursRule.VOLUNTEER_HAS_LEFT.require(!claimant.left());
        int length = minutes(log.stretch(), about.happenedAt());
        Instant from = log.stretch().start();
        Instant to = log.stretch().end();
        apply(new HoursDrafted(
                log.hourEntry(),
                claimant.volunteer(),
                claimant.person(),
                log.activity(),
                log.task(),
                from,
                to,
                length,
                log.shift()));
        if (!log.draft()) {
            apply(new HoursSubmitted(log.hourEntry(), claimant.person(), from, to, length));
        }
    }

    @CommandHandler
    void handle(SubmitHours submit) {
        HoursRule.APPROVED_ALREADY.require(state != State.APPROVED);
        if (state != State.SUBMITTED) {
            apply(new HoursSubmitted(id, person, start, end, minutes));
        }
    }

    @CommandHandler
    void handle(ApproveHours approve, EventMetadata about) {
        if (state == State.APPROVED) {
            return;
        }
        HoursRule.NOT_SUBMITTED.require(state == State.SUBMITTED);
        HoursRule.APPROVED_BY_SOMEONE_ELSE.require(!writers.contains(about.actor())
                && !person.equals(approve.approver())
                && !person.equals(about.onBehalfOf()));
        apply(new HoursApproved(id, person));
    }

    @CommandHandler
    void handle(RejectHours reject) {
        if (state == State.REJECTED) {
            return;
        }
        HoursRule.NOT_SUBMITTED.require(state == State.SUBMITTED);
        apply(new HoursRejected(id, person, reject.reason()));
    }

    @CommandHandler
    void handle(RevokeApproval revoke) {
        HoursRule.NOT_APPROVED.require(state == State.APPROVED);
        apply(new ApprovalRevoked(id, person, revoke.reason()));
    }

    @CommandHandler
    void handle(CorrectHours correct, EventMetadata about) {
        HoursRule.STILL_A_DRAFT.require(state != State.DRAFT);
        int length = minutes(correct.stretch(), about.happenedAt());
        Instant from = correct.stretch().start();
        Instant to = correct.stretch().end();
        if (!from.equals(start) || !to.equals(end)) {
            apply(new HoursCorrected(id, person, start, end, minutes, from, to, length, correct.reason()));
        }
    }

    private static int minutes(Stretch stretch, Instant now) {
        HoursRule.NOT_BEFORE_1970.require(!stretch.start().isBefore(Instant.EPOCH));
        HoursRule.NOT_IN_THE_FUTURE.require(!stretch.end().isAfter(now));
        HoursRule.ENDS_AFTER_IT_STARTS.require(stretch.end().isAfter(stretch.start()));
        Duration length = Duration.between(stretch.start(), stretch.end());
        HoursRule.TOO_LONG.require(length.compareTo(stretch.atMost()) <= 0);
        HoursRule.WHOLE_MINUTES.require(length.equals(Duration.ofMinutes(length.toMinutes())));
        return Math.toIntExact(length.toMinutes());
    }

    @EventSourcingHandler
    void on(HourEntryEvent event, EventMetadata about) {
        switch (event) { // no default: a new event does not compile until it is handled here
            case HoursDrafted drafted -> {
                id = drafted.hourEntry();
                person = drafted.person();
                claims(drafted.start(), drafted.end(), drafted.minutes());
                writtenBy(about, State.DRAFT);
            }
            case HoursSubmitted submitted -> writtenBy(about, State.SUBMITTED);
            case HoursApproved approved -> state = State.APPROVED;
            case HoursRejected rejected -> state = State.REJECTED;
            case HoursCorrected corrected -> {
                claims(corrected.start(), corrected.end(), corrected.minutes());
                writtenBy(about, State.SUBMITTED);
            }
            case ApprovalRevoked revoked -> state = State.SUBMITTED;
        }
    }

    private void claims(Instant from, Instant to, int length) {
        start = from;
        end = to;
        minutes = length;
    }

    private void writtenBy(EventMetadata about, State next) {
        writers.add(about.actor());
        state = next;
    }
}
