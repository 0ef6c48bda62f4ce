package org.quartier.command.notice;

import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.messaging.annotation.MessageIdentifier;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.quartier.command.CommandPolicies;
import org.quartier.command.notice.NoticeCommand.Subject;
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
import org.quartier.kernel.letter.Occasion;
import org.quartier.kernel.letter.PlaceNames;
import org.quartier.kernel.letter.PlanState;
import org.quartier.kernel.store.EventMetadata;
import org.quartier.kernel.value.Concern;
import org.quartier.kernel.value.NoticeKind;
import org.quartier.kernel.value.Recipient;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Tells everyone concerned when an activity moves by more than five minutes, changes its venue, is postponed or is
 * cancelled: once per change, even when the change is several events. Of what is over by then nobody is told.
 *
 * <p>First among the policies: whom it concerns is asked before others take them out of what is cancelled.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
@ProcessingGroup(CommandPolicies.GROUP)
class TellAboutChanges {

    private static final String NAME = "tell-about-changes";
    private static final String TOLD = "quartier.told-about-changes";

    private final Concerned concerned;
    private final Notices notices;
    private final Venues venues;
    private final Clock clock;

    TellAboutChanges(Concerned concerned, Notices notices, Venues venues, Clock clock) {
        this.concerned = concerned;
        this.notices = notices;
        this.venues = venues;
        this.clock = clock;
    }

    @EventHandler
    void on(ActivityEvent event, EventMetadata about, @SequenceNumber long version, @MessageIdentifier String id) {
        switch (event) { // no default: a new event does not compile until it is decided here
            case ActivityRescheduled moved -> tell(moved, about, version, id);
            case ActivityChanged changed -> tell(changed, about, version, id);
            case PreBookingRejected rejected -> tell(rejected, about, version, id);
            case ActivityPostponed postponed -> tell(postponed, about, version, id);
            case ActivityCancelled cancelled -> tell(cancelled, about, version, id);
            case ActivityPlanned _, ActivityPublished _, ActivityCompleted _ -> {}
            case RoomBookingConfirmed _, ActivityHoursNoted _, ProtectedContactAssessed _ -> {}
            case EquipmentBooked _, EquipmentReleased _ -> {}
            case ModeratorAssigned _, ModeratorAccepted _, ModeratorRefused _, ModeratorReleased _ -> {}
        }
    }

    private void tell(ActivityEvent event, EventMetadata about, long version, String id) {
        List<Recipient> people = concerned.by(about.organisation(), event.activity());
        if (people.isEmpty() || told().contains(event.activity())) {
            return;
        }
        var history = notices.historyOf(event.activity());
        long last = history.getLast().getSequenceNumber();
        PlanState before = PlanState.of(history, version - 1).orElseThrow();
        PlanState now = PlanState.of(history, last).orElseThrow();
        Instant at = clock.instant();
        kind(before, now, venues.of(about.organisation()))
                .filter(kind -> !new Occasion(kind, Concern.REGISTERED, before, now, null).isOver(at))
                .ifPresent(kind -> {
                    told().add(event.activity());
                    Subject subject = new Subject(kind, event.activity(), id, version - 1, last, null);
                    notices.raise(NAME, about, subject, people);
                });
    }

    /** The activities of whose change people have been told in this transaction: one change may be several events. */
    private static Set<ActivityId> told() {
        return CurrentUnitOfWork.get().root().getOrComputeResource(TOLD, key -> new HashSet<>());
    }

    private static Optional<NoticeKind> kind(PlanState before, PlanState now, PlaceNames names) {
        if (now.cancelled()) {
            return Optional.of(NoticeKind.CANCELLED);
        }
        if (now.postponed() != before.postponed()) {
            return Optional.of(now.postponed() ? NoticeKind.POSTPONED : NoticeKind.MOVED);
        }
        if (now.slot().isMovedFrom(before.slot())) {
            return Optional.of(NoticeKind.MOVED);
        }
        return before.destination(names).equals(now.destination(names))
                ? Optional.empty()
                : Optional.of(NoticeKind.VENUE_CHANGED);
    }
}
