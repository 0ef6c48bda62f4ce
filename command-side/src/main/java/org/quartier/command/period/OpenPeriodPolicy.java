package org.quartier.command.period;

import static org.quartier.command.period.PeriodRule.MOVE_NEEDS_A_REASON;
import static org.quartier.command.period.PeriodRule.PERIOD_CLOSED;

import java.time.Clock;
import java.time.Duration;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.stream.Stream;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.Nullable;
import org.quartier.command.CommandPolicies;
import org.quartier.command.period.OccasionDays.Begin;
import org.quartier.kernel.event.ActivityEvent.ActivityRescheduled;
import org.quartier.kernel.event.ParticipationEvent;
import org.quartier.kernel.event.ParticipationEvent.AttendanceCorrected;
import org.quartier.kernel.event.ParticipationEvent.AttendanceRecorded;
import org.quartier.kernel.event.ParticipationEvent.CapacityChanged;
import org.quartier.kernel.event.ParticipationEvent.CheckInAnnulled;
import org.quartier.kernel.event.ParticipationEvent.CheckedIn;
import org.quartier.kernel.event.ParticipationEvent.HeadsCounted;
import org.quartier.kernel.event.ParticipationEvent.OfferAccepted;
import org.quartier.kernel.event.ParticipationEvent.OfferDeclined;
import org.quartier.kernel.event.ParticipationEvent.OfferExpired;
import org.quartier.kernel.event.ParticipationEvent.OfferShortened;
import org.quartier.kernel.event.ParticipationEvent.ParticipantRegistered;
import org.quartier.kernel.event.ParticipationEvent.ParticipationClosed;
import org.quartier.kernel.event.ParticipationEvent.ParticipationCompleted;
import org.quartier.kernel.event.ParticipationEvent.ParticipationMoved;
import org.quartier.kernel.event.ParticipationEvent.ParticipationOpened;
import org.quartier.kernel.event.ParticipationEvent.ParticipationPublished;
import org.quartier.kernel.event.ParticipationEvent.ParticipationSuspended;
import org.quartier.kernel.event.ParticipationEvent.PlaceOffered;
import org.quartier.kernel.event.ParticipationEvent.PromotionSkipped;
import org.quartier.kernel.event.ParticipationEvent.RegistrationLapsed;
import org.quartier.kernel.event.ParticipationEvent.RegistrationPromoted;
import org.quartier.kernel.event.ParticipationEvent.RegistrationRejected;
import org.quartier.kernel.event.ParticipationEvent.RegistrationRestored;
import org.quartier.kernel.event.ParticipationEvent.RegistrationWithdrawn;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.store.EventMetadata;
import org.springframework.stereotype.Component;

/**
 * Refuses in the transaction of the event what a closed period does not take any more: of who was there everything but a
 * correction with a reason, and a move without one. Hours and the plan itself are always taken, as
 * adjustments; so is what time or an erasure does to those who wait, which is in no figure.
 *
 * <p>What leads to no event, such as a scan that is sent again, is answered as before the close.
 */
@Component
@ProcessingGroup(CommandPolicies.GROUP)
class OpenPeriodPolicy {

    /** As many characters as any other correction has to give. */
    private static final int SHORTEST_REASON = 10;

    /** No transaction lasts that long: what is further from its month's end needs no lock. */
    private static final Duration SURELY_OPEN = Duration.ofDays(1);

    private final OccasionDays days;
    private final ClosedPeriods closed;
    private final Clock clock;

    OpenPeriodPolicy(OccasionDays days, ClosedPeriods closed, Clock clock) {
        this.days = days;
        this.closed = closed;
        this.clock = clock;
    }

    @EventHandler
    void on(ParticipationEvent event, EventMetadata about) {
        switch (event) { // no default: a new event does not compile until it is decided here
            case ParticipationOpened opened -> days.open(opened.activity(), opened.quarter(), opened.slot(), about);
            case ParticipationMoved moved -> days.move(moved.activity(), moved.slot(), about);
            case ParticipationPublished _, ParticipationCompleted _, ParticipationSuspended _ -> {}
            case ParticipationClosed _, AttendanceCorrected _ -> {}
            case RegistrationLapsed _, OfferExpired _, OfferShortened _, PromotionSkipped _ -> {}
            case CheckInAnnulled annulled -> requireOpenOr(annulled.reason(), annulled.activity(), about);
            case HeadsCounted counted -> requireOpenOr(counted.reason(), counted.activity(), about);
            case AttendanceRecorded _, CheckedIn _, CapacityChanged _ -> requireOpen(event.activity(), about);
            case ParticipantRegistered _, RegistrationRestored _ -> requireOpen(event.activity(), about);
            case RegistrationWithdrawn _, RegistrationRejected _ -> requireOpen(event.activity(), about);
            case RegistrationPromoted _, PlaceOffered _ -> requireOpen(event.activity(), about);
            case OfferAccepted _, OfferDeclined _ -> requireOpen(event.activity(), about);
        }
    }

    /** Its participation follows it only after this, so that the day before is still known. */
    @EventHandler
    void on(ActivityRescheduled moved, EventMetadata about) {
        if (!moved.slot().start().equals(moved.previousSlot().start())) {
            days.of(moved.activity(), about.organisation()).ifPresent(before -> {
                boolean either = Stream.of(before, new Begin(moved.slot().start(), before.zone()))
                        .sorted(Comparator.comparing(Begin::at)) // locks are always taken in this order
                        .anyMatch(begin -> isClosed(begin, about));
                MOVE_NEEDS_A_REASON.require(
                        !either || moved.reason() != null && !moved.reason().isBlank());
            });
        }
    }

    private void requireOpenOr(@Nullable String reason, ActivityId activity, EventMetadata about) {
        if (reason == null || reason.strip().codePoints().count() < SHORTEST_REASON) {
            requireOpen(activity, about);
        }
    }

    private void requireOpen(ActivityId activity, EventMetadata about) {
        PERIOD_CLOSED.require(days.of(activity, about.organisation())
                .filter(begin -> isClosed(begin, about))
                .isEmpty());
    }

    private boolean isClosed(Begin begin, EventMetadata about) {
        YearMonth month = YearMonth.from(begin.at().atZone(begin.zone()));
        boolean surelyOpen = clock.instant()
                .plus(SURELY_OPEN)
                .isBefore(
                        month.plusMonths(1).atDay(1).atStartOfDay(begin.zone()).toInstant());
        return !surelyOpen && closed.include(month, about.organisation());
    }
}
