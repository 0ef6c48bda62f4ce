package org.quartier.command.activity;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.quartier.command.activity.ActivityRule.ALREADY_TOOK_PLACE;
import static org.quartier.command.activity.ActivityRule.CANCELLED_IS_FINAL;
import static org.quartier.command.activity.ActivityRule.INCOMPLETE;
import static org.quartier.command.activity.ActivityRule.NEEDS_A_NEW_DATE;
import static org.quartier.command.activity.ActivityRule.ONE_ROLE;
import static org.quartier.command.activity.ActivityRule.REASON_NEEDED;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import org.quartier.command.Guarded;
import org.quartier.command.activity.ActivityCommand.AcceptAssignment;
import org.quartier.command.activity.ActivityCommand.AssignModerator;
import org.quartier.command.activity.ActivityCommand.CancelActivity;
import org.quartier.command.activity.ActivityCommand.ChangeActivity;
import org.quartier.command.activity.ActivityCommand.CompleteActivity;
import org.quartier.command.activity.ActivityCommand.PlanActivity;
import org.quartier.command.activity.ActivityCommand.PostponeActivity;
import org.quartier.command.activity.ActivityCommand.PublishActivity;
import org.quartier.command.activity.ActivityCommand.RefuseAssignment;
import org.quartier.command.activity.ActivityCommand.ReleaseModerator;
import org.quartier.command.activity.ActivityCommand.RescheduleActivity;
import org.quartier.kernel.event.ActivityEvent;
import org.quartier.kernel.event.ActivityEvent.ActivityCancelled;
import org.quartier.kernel.event.ActivityEvent.ActivityChanged;
import org.quartier.kernel.event.ActivityEvent.ActivityCompleted;
import org.quartier.kernel.event.ActivityEvent.ActivityPlanned;
import org.quartier.kernel.event.ActivityEvent.ActivityPostponed;
import org.quartier.kernel.event.ActivityEvent.ActivityPublished;
import org.quartier.kernel.event.ActivityEvent.ActivityRescheduled;
import org.quartier.kernel.event.ActivityEvent.ModeratorAccepted;
import org.quartier.kernel.event.ActivityEvent.ModeratorAssigned;
import org.quartier.kernel.event.ActivityEvent.ModeratorRefused;
import org.quartier.kernel.event.ActivityEvent.ModeratorReleased;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.store.EventMetadata;
import org.quartier.kernel.value.ActivityDetails;
import org.quartier.kernel.value.Channel;
import org.quartier.kernel.value.ModeratorRole;
import org.quartier.kernel.value.RoomBooking;
import org.quartier.kernel.value.TimeSlot;
import org.quartier.kernel.web.Refusal;
import org.quartier.kernel.web.Refusal.FieldError;

/** The plan of one gathering: when, where, led by whom. Who comes is the business of participation. */
@Aggregate(snapshotTriggerDefinition = "everyFiftyEvents", cache = "aggregateCache")
final class Activity extends Guarded {

    /** How far it has come; a postponed one is on its way still. */
    enum State {
        DRAFT,
        PUBLISHED,
        COMPLETED,
        CANCELLED
    }

    /** As what someone moderates, and whether they said yes. */
    record Assignment(ModeratorRole role, boolean accepted) {}

    @AggregateIdentifier
    private ActivityId id;

    private ActivityDetails details;
    private TimeSlot slot;
    private @Nullable RoomBooking room;
    private State state;
    private boolean postponed;
    private Map<PersonId, Assignment> moderators = new HashMap<>();

    private Activity() {} // Axon replays events into it

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    void handle(PlanActivity plan, EventMetadata about) {
        Limits.check(plan.slot(), about);
        Limits.check(plan.capacity());
        apply(new ActivityPlanned(
                plan.activity(),
                plan.uid(),
                plan.quarter(),
                plan.details(),
                plan.slot(),
                plan.room(),
                plan.capacity()));
    }

    @CommandHandler
    void handle(ChangeActivity change, EventMetadata about) {
        requireNotCancelled();
        Limits.check(change.slot(), about);
        TimeSlot asked = asked(change.slot(), about);
        if (!asked.equals(slot) || !Objects.equals(change.room(), room)) {
            requireNotCompleted();
            apply(new ActivityRescheduled(id, asked, slot, change.room(), false, change.reason()));
        }
        if (!change.details().equals(details)) {
            apply(new ActivityChanged(id, change.details(), change.reason()));
        }
    }

    @CommandHandler
    void handle(RescheduleActivity move, EventMetadata about) {
        requireNotCancelled();
        requireNotCompleted();
        Limits.check(move.slot(), about);
        TimeSlot asked = asked(move.slot(), about);
        RoomBooking moved = move.venueOpen() ? null : bookingOf(move.room());
        if (postponed || !asked.equals(slot) || !Objects.equals(moved, room)) {
            apply(new ActivityRescheduled(id, asked, slot, moved, move.venueOpen(), move.reason()));
        }
    }

    /** Only imports can say "all day": for anyone else the same times leave that as it is. */
    private TimeSlot asked(TimeSlot said, EventMetadata about) {
        TimeSlot allDay = new TimeSlot(said.start(), said.end(), said.zone(), slot.allDay());
        return about.channel() != Channel.IMPORT && allDay.equals(slot) ? slot : said;
    }

    /** A move that names no room takes the present one along; one that names it leaves its booking as it is. */
    private @Nullable RoomBooking bookingOf(@Nullable RoomBooking asked) {
        return asked == null || (room != null && room.room().equals(asked.room())) ? room : asked;
    }

    @CommandHandler
    void handle(PublishActivity publish, EventMetadata about) {
        requireNotCancelled();
        requireNotCompleted();
        NEEDS_A_NEW_DATE.require(!postponed);
        if (state == State.DRAFT) {
            List<FieldError> missing = Completeness.missing(details, slot, about.channel() == Channel.IMPORT);
            if (!missing.isEmpty()) {
                throw INCOMPLETE.violatedBy(missing);
            }
            apply(new ActivityPublished(id, publish.overrideReason()));
        }
    }

    @CommandHandler
    void handle(PostponeActivity postpone) {
        requireNotCancelled();
        requireNotCompleted();
        requireReason(postpone.reason());
        if (!postponed) {
            apply(new ActivityPostponed(id, postpone.reason()));
        }
    }

    @CommandHandler
    void handle(CancelActivity cancel) {
        requireNotCompleted();
        requireReason(cancel.reason());
        if (state != State.CANCELLED) {
            apply(new ActivityCancelled(id, cancel.reason()));
        }
    }

    @CommandHandler
    void handle(CompleteActivity complete) {
        requireNotCancelled();
        requireNotCompleted();
        NEEDS_A_NEW_DATE.require(!postponed);
        apply(new ActivityCompleted(id, complete.minutes(), complete.resolutions()));
    }

    @CommandHandler
    void handle(AssignModerator assign) {
        requireNotCancelled();
        Assignment present = moderators.get(assign.person());
        if (present == null) {
            apply(new ModeratorAssigned(id, assign.person(), assign.role(), assign.overrideReason()));
        } else {
            ONE_ROLE.require(present.role() == assign.role());
        }
    }

    @CommandHandler
    void handle(AcceptAssignment accept) {
        requireNotCancelled();
        if (!assignmentOf(accept.person()).accepted()) {
            apply(new ModeratorAccepted(id, accept.person()));
        }
    }

    @CommandHandler
    void handle(RefuseAssignment refuse) {
        requireNotCancelled();
        assignmentOf(refuse.person());
        apply(new ModeratorRefused(id, refuse.person(), refuse.reason()));
    }

    @CommandHandler
    void handle(ReleaseModerator release) {
        requireNotCancelled();
        if (moderators.containsKey(release.person())) {
            apply(new ModeratorReleased(id, release.person(), release.reason()));
        }
    }

    private Assignment assignmentOf(PersonId person) {
        Assignment present = moderators.get(person);
        if (present == null) {
            throw Refusal.notFound();
        }
        return present;
    }

    private void requireNotCancelled() {
        CANCELLED_IS_FINAL.require(state != State.CANCELLED);
    }

    private void requireNotCompleted() {
        ALREADY_TOOK_PLACE.require(state != State.COMPLETED);
    }

    private static void requireReason(@Nullable String reason) {
        REASON_NEEDED.require(reason != null && !reason.isBlank());
    }

    @EventSourcingHandler
    void on(ActivityEvent event) {
        switch (event) { // no default: a new event does not compile until it is handled here
            case ActivityPlanned planned -> {
                id = planned.activity();
                details = planned.details();
                slot = planned.slot();
                room = planned.room();
                state = State.DRAFT;
            }
            case ActivityChanged changed -> details = changed.details();
            case ActivityRescheduled moved -> {
                slot = moved.slot();
                room = moved.room();
                postponed = false;
            }
            case ActivityPublished _ -> state = State.PUBLISHED;
            case ActivityPostponed _ -> postponed = true;
            case ActivityCancelled _ -> state = State.CANCELLED;
            case ActivityCompleted _ -> state = State.COMPLETED;
            case ModeratorAssigned assigned ->
                moderators.put(assigned.person(), new Assignment(assigned.role(), false));
            case ModeratorAccepted accepted ->
                moderators.computeIfPresent(
                        accepted.person(), (person, assigned) -> new Assignment(assigned.role(), true));
            case ModeratorRefused refused -> moderators.remove(refused.person());
            case ModeratorReleased released -> moderators.remove(released.person());
        }
    }
}
