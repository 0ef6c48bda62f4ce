package org.quartier.command.activity;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.quartier.command.activity.ActivityRule.ALREADY_TOOK_PLACE;
import static org.quartier.command.activity.ActivityRule.CANCELLED_IS_FINAL;
import static org.quartier.command.activity.ActivityRule.NEEDS_A_NEW_DATE;
import static org.quartier.command.activity.ActivityRule.NOT_PUBLISHED;
import static org.quartier.command.activity.ActivityRule.NOT_YET_BEGUN;
import static org.quartier.command.activity.ActivityRule.PAST_NEVER_CHANGES;
import static org.quartier.command.activity.ActivityRule.REASON_NEEDED;

import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.serialization.Revision;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import org.quartier.command.Guarded;
import org.quartier.command.Helpers;
import org.quartier.command.WorkingTimes;
import org.quartier.command.activity.ActivityCommand.AcceptAssignment;
import org.quartier.command.activity.ActivityCommand.AssessContact;
import org.quartier.command.activity.ActivityCommand.AssignModerator;
import org.quartier.command.activity.ActivityCommand.BookEquipment;
import org.quartier.command.activity.ActivityCommand.CancelActivity;
import org.quartier.command.activity.ActivityCommand.CancelOccurrence;
import org.quartier.command.activity.ActivityCommand.ChangeActivity;
import org.quartier.command.activity.ActivityCommand.ChangeOccurrence;
import org.quartier.command.activity.ActivityCommand.CompleteActivity;
import org.quartier.command.activity.ActivityCommand.ConfirmRoom;
import org.quartier.command.activity.ActivityCommand.FollowSeries;
import org.quartier.command.activity.ActivityCommand.PlanActivity;
import org.quartier.command.activity.ActivityCommand.PostponeActivity;
import org.quartier.command.activity.ActivityCommand.PublishActivity;
import org.quartier.command.activity.ActivityCommand.RefuseAssignment;
import org.quartier.command.activity.ActivityCommand.RejectPreBooking;
import org.quartier.command.activity.ActivityCommand.ReleaseEquipment;
import org.quartier.command.activity.ActivityCommand.ReleaseModerator;
import org.quartier.command.activity.ActivityCommand.RescheduleActivity;
import org.quartier.kernel.event.ActivityEvent;
import org.quartier.kernel.event.ActivityEvent.ActivityCancelled;
import org.quartier.kernel.event.ActivityEvent.ActivityChanged;
import org.quartier.kernel.event.ActivityEvent.ActivityCompleted;
import org.quartier.kernel.event.ActivityEvent.ActivityHoursNoted;
import org.quartier.kernel.event.ActivityEvent.ActivityPlanned;
import org.quartier.kernel.event.ActivityEvent.ActivityPostponed;
import org.quartier.kernel.event.ActivityEvent.ActivityPublished;
import org.quartier.kernel.event.ActivityEvent.ActivityRescheduled;
import org.quartier.kernel.event.ActivityEvent.EquipmentBooked;
import org.quartier.kernel.event.ActivityEvent.EquipmentReleased;
import org.quartier.kernel.event.ActivityEvent.ModeratorAccepted;
import org.quartier.kernel.event.ActivityEvent.ModeratorAssigned;
import org.quartier.kernel.event.ActivityEvent.ModeratorRefused;
import org.quartier.kernel.event.ActivityEvent.ModeratorReleased;
import org.quartier.kernel.event.ActivityEvent.PreBookingRejected;
import org.quartier.kernel.event.ActivityEvent.ProtectedContactAssessed;
import org.quartier.kernel.event.ActivityEvent.RoomBookingConfirmed;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.EquipmentId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.store.EventMetadata;
import org.quartier.kernel.value.ActivityDetails;
import org.quartier.kernel.value.OutOfHours;
import org.quartier.kernel.value.ProtectedContact;
import org.quartier.kernel.value.SeriesPlan;
import org.quartier.kernel.value.TimeSlot;

/**
 * The plan of one gathering: when and where ({@link Schedule}), led by whom ({@link Moderators}), with what, and how far it
 * has come.
 * Who comes is the business of participation.
 */
@Aggregate(snapshotTriggerDefinition = "everyFiftyEvents", cache = "aggregateCache")
@Revision("4")
final class Activity extends Guarded {

    /** How far it has come; a postponed one is on its way still. */
    enum State {
        DRAFT,
        PUBLISHED,
        COMPLETED,
        CANCELLED
    }

    @AggregateIdentifier
    private ActivityId id;

    private ActivityDetails details;
    private Schedule schedule;
    private State state;
    private Moderators moderators = new Moderators();
    private Set<EquipmentId> equipment = new HashSet<>();
    private ProtectedContact contact = ProtectedContact.NONE;

    private Activity() {} // Axon replays events into it

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    void handle(PlanActivity plan, EventMetadata about, WorkingTimes times) {
        Limits.check(plan.slot(), about);
        Limits.check(plan.capacity());
        apply(plan.planned());
        Schedule first = Schedule.of(plan.planned());
        first.note(plan.activity(), first.outOfHours(plan.slot(), times, about), null)
                .ifPresent(event -> apply(event));
    }

    @CommandHandler
    void handle(ChangeActivity change, EventMetadata about, WorkingTimes times, Helpers helpers) {
        change(change, null, times, helpers, about);
    }

    private void change(
            ChangeActivity change,
            @Nullable String overrideReason,
            WorkingTimes times,
            Helpers helpers,
            EventMetadata about) {
        requireNotCancelled();
        Limits.check(change.slot(), about);
        if (state != State.DRAFT) {
            Completeness.requireStill(details, schedule.slot(), change, about);
        }
        boolean confirms = schedule.isConfirmedBy(change.room());
        schedule.change(change, about)
                .ifPresent(moved -> move(moved, change.details(), overrideReason, times, helpers, about));
        if (confirms) {
            handle(new ConfirmRoom(id));
        }
        if (!change.details().equals(details)) {
            apply(new ActivityChanged(id, change.details(), change.reason()));
        }
    }

    @CommandHandler
    void handle(RescheduleActivity move, EventMetadata about, WorkingTimes times, Helpers helpers) {
        requireNotCancelled();
        requireNotCompleted();
        Limits.check(move.slot(), about);
        schedule.move(move, about)
                .ifPresent(moved -> move(moved, details, move.overrideReason(), times, helpers, about));
    }

    private void move(
            ActivityRescheduled moved,
            ActivityDetails described,
            @Nullable String overrideReason,
            WorkingTimes times,
            Helpers helpers,
            EventMetadata about) {
        requireNotCompleted();
        Optional<OutOfHours> found = schedule.outOfHours(moved.slot(), times, about);
        if (state == State.PUBLISHED && !moved.slot().equals(schedule.slot())) {
            Attendants.require(found, described, people(helpers, described, about), overrideReason, about);
        }
        Optional<ActivityHoursNoted> note = schedule.note(id, found, found.isPresent() ? overrideReason : null);
        apply(moved);
        note.ifPresent(event -> apply(event));
    }

    /** Who of the staff and the volunteers will be there: moderators, who helps in its shifts, the key holder. */
    private Supplier<Set<PersonId>> people(Helpers helpers, ActivityDetails described, EventMetadata about) {
        return () -> {
            Set<PersonId> people = new HashSet<>(moderators.people());
            people.addAll(helpers.of(about.organisation(), id, described.keyHolder()));
            return people;
        };
    }

    @CommandHandler
    void handle(ConfirmRoom confirm) {
        requireNotCancelled();
        requireNotCompleted();
        schedule.confirm(id).ifPresent(event -> apply(event));
    }

    /** What has moved, or has no such pre-booking any more, keeps what it has. */
    @CommandHandler
    void handle(RejectPreBooking reject) {
        if (schedule.isPreBookingOf(reject.room()) && (state == State.DRAFT || state == State.PUBLISHED)) {
            apply(new PreBookingRejected(id, reject.room(), reject.confirmed()));
        }
    }

    @CommandHandler
    void handle(PublishActivity publish, EventMetadata about, WorkingTimes times, Helpers helpers) {
        requireNotCancelled();
        requireNotCompleted();
        NEEDS_A_NEW_DATE.require(!schedule.postponed());
        if (state == State.DRAFT) {
            Completeness.require(details, schedule.slot(), about);
            Optional<OutOfHours> found = schedule.outOfHours(schedule.slot(), times, about);
            Attendants.require(found, details, people(helpers, details, about), publish.overrideReason(), about);
            Optional<ActivityHoursNoted> note = schedule.note(id, found, null);
            apply(new ActivityPublished(id, publish.overrideReason()));
            note.ifPresent(event -> apply(event));
        }
    }

    @CommandHandler
    void handle(PostponeActivity postpone) {
        requireNotCancelled();
        requireNotCompleted();
        REASON_NEEDED.require(!postpone.reason().isBlank());
        if (!schedule.postponed()) {
            apply(new ActivityPostponed(id, postpone.reason()));
        }
    }

    @CommandHandler
    void handle(CancelActivity cancel) {
        requireNotCompleted();
        REASON_NEEDED.require(!cancel.reason().isBlank());
        if (state != State.CANCELLED) {
            apply(new ActivityCancelled(id, cancel.reason()));
        }
    }

    @CommandHandler
    void handle(FollowSeries follow, EventMetadata about, WorkingTimes times, Helpers helpers) {
        SeriesPlan previous = follow.following().previous();
        boolean exception = !details.equals(previous.details()) || !schedule.isAs(previous, follow.date());
        if (isAhead(follow.following().recordedAt())
                && (!exception || follow.following().exceptionsToo())) {
            SeriesPlan plan = follow.following().plan();
            String reason = follow.following().reason();
            TimeSlot slot = plan.slotOn(follow.date());
            Limits.check(slot, about);
            schedule.follow(id, slot, plan, reason)
                    .ifPresent(moved ->
                            move(moved, plan.details(), follow.following().overrideReason(), times, helpers, about));
            if (!plan.details().equals(details)) {
                apply(new ActivityChanged(id, plan.details(), reason));
            }
        }
    }

    @CommandHandler
    void handle(ChangeOccurrence change, EventMetadata about, WorkingTimes times, Helpers helpers) {
        requireNotCancelled();
        PAST_NEVER_CHANGES.require(!schedule.hasBegun(change.recordedAt()));
        change(
                new ChangeActivity(id, change.details(), change.slot(), change.room(), change.reason()),
                change.overrideReason(),
                times,
                helpers,
                about);
    }

    @CommandHandler
    void handle(CancelOccurrence cancel) {
        PAST_NEVER_CHANGES.require(!cancel.strictly() || !schedule.hasBegun(cancel.recordedAt()));
        if (isAhead(cancel.recordedAt())) {
            handle(new CancelActivity(id, cancel.reason()));
        }
    }

    private boolean isAhead(Instant recordedAt) {
        return (state == State.DRAFT || state == State.PUBLISHED) && !schedule.hasBegun(recordedAt);
    }

    @CommandHandler
    void handle(CompleteActivity complete, EventMetadata about) {
        requireNotCancelled();
        requireNotCompleted();
        NEEDS_A_NEW_DATE.require(!schedule.postponed());
        NOT_PUBLISHED.require(state == State.PUBLISHED);
        NOT_YET_BEGUN.require(!about.happenedAt().isBefore(schedule.slot().start()));
        apply(new ActivityCompleted(id, complete.minutes(), complete.resolutions()));
    }

    @CommandHandler
    void handle(AssignModerator assign) {
        requireNotCancelled();
        moderators.assign(assign).ifPresent(event -> apply(event));
    }

    @CommandHandler
    void handle(AcceptAssignment accept) {
        requireNotCancelled();
        moderators.accept(accept).ifPresent(event -> apply(event));
    }

    @CommandHandler
    void handle(RefuseAssignment refuse) {
        requireNotCancelled();
        apply(moderators.refuse(refuse));
    }

    @CommandHandler
    void handle(ReleaseModerator release) {
        requireNotCancelled();
        moderators.release(release).ifPresent(event -> apply(event));
    }

    @CommandHandler
    void handle(AssessContact assess) {
        requireNotCancelled();
        if (!assess.contact().equals(contact)) {
            apply(new ProtectedContactAssessed(id, assess.contact()));
        }
    }

    /** Whether it is taken already is for the bookings to say. */
    @CommandHandler
    void handle(BookEquipment book) {
        requireNotCancelled();
        requireNotCompleted();
        if (!equipment.contains(book.equipment())) {
            apply(new EquipmentBooked(id, book.equipment()));
        }
    }

    @CommandHandler
    void handle(ReleaseEquipment release) {
        requireNotCancelled();
        requireNotCompleted();
        if (equipment.contains(release.equipment())) {
            apply(new EquipmentReleased(id, release.equipment()));
        }
    }

    private void requireNotCancelled() {
        CANCELLED_IS_FINAL.require(state != State.CANCELLED);
    }

    private void requireNotCompleted() {
        ALREADY_TOOK_PLACE.require(state != State.COMPLETED);
    }

    @EventSourcingHandler
    void on(ActivityEvent event) {
        switch (event) { // no default: a new event does not compile until it is handled here
            case ActivityPlanned planned -> {
                id = planned.activity();
                details = planned.details();
                schedule = Schedule.of(planned);
                state = State.DRAFT;
            }
            case ActivityChanged changed -> details = changed.details();
            case ActivityRescheduled moved -> schedule = schedule.after(moved);
            case RoomBookingConfirmed confirmed -> schedule = schedule.inRoom(confirmed.room());
            case PreBookingRejected _ -> schedule = schedule.inRoom(null);
            case ActivityHoursNoted noted -> schedule = schedule.noted(noted.outOfHours());
            case ActivityPublished _ -> state = State.PUBLISHED;
            case ActivityPostponed _ -> schedule = schedule.asPostponed();
            case ActivityCancelled _ -> state = State.CANCELLED;
            case ActivityCompleted _ -> state = State.COMPLETED;
            case ModeratorAssigned assigned -> moderators.add(assigned);
            case ModeratorAccepted accepted -> moderators.accepted(accepted.person());
            case ModeratorRefused refused -> moderators.remove(refused.person());
            case ModeratorReleased released -> moderators.remove(released.person());
            case ProtectedContactAssessed assessed -> contact = assessed.contact();
            case EquipmentBooked booked -> equipment.add(booked.equipment());
            case EquipmentReleased released -> equipment.remove(released.equipment());
        }
    }
}
