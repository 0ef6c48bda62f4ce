package org.quartier.query.periods;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.event.ActivityEvent.ActivityCancelled;
import org.quartier.kernel.event.ActivityEvent.ActivityChanged;
import org.quartier.kernel.event.ActivityEvent.ActivityPostponed;
import org.quartier.kernel.event.ActivityEvent.ActivityRescheduled;
import org.quartier.kernel.event.DomainEvent;
import org.quartier.kernel.event.HourEntryEvent.ApprovalRevoked;
import org.quartier.kernel.event.HourEntryEvent.HoursCorrected;
import org.quartier.kernel.event.HourEntryEvent.HoursRejected;
import org.quartier.kernel.event.ParticipationEvent.AttendanceCorrected;
import org.quartier.kernel.event.ParticipationEvent.CheckInAnnulled;
import org.quartier.kernel.event.ParticipationEvent.HeadsCounted;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.query.LoggedEvents;
import org.quartier.query.periods.Adjustment.Change;
import org.quartier.query.periods.Periods.Closed;
import org.springframework.stereotype.Component;

/**
 * What was recorded of closed periods after they were closed. Nothing is marked as an adjustment when it is
 * recorded: that it is one follows from where it stands in the log.
 */
@Component
class Adjustments {

    private final Periods periods;
    private final ActivityChanges activities;
    private final HourChanges hours;
    private final LoggedEvents log;

    Adjustments(Periods periods, ActivityChanges activities, HourChanges hours, LoggedEvents log) {
        this.periods = periods;
        this.activities = activities;
        this.hours = hours;
        this.log = log;
    }

    /** Months in a row that were closed together. */
    private record Stretch(Closed closed, LocalDate from, LocalDate to) {}

    /** All of a closed period, in the order of the log. */
    List<Adjustment> of(OrganisationId organisation, Closed closed) {
        return in(organisation, new Stretch(closed, closed.from(), closed.to()), Long.MAX_VALUE)
                .map(change -> change.of(closed.period()))
                .toList();
    }

    /**
     * Those of earlier periods that were booked in this one, because they were recorded on one of its days. A month that
     * was closed more than once, alone and with its year, is asked for what changed since it was first.
     */
    List<Adjustment> bookedIn(OrganisationId organisation, Closed period) {
        List<Adjustment> booked = new ArrayList<>();
        for (Stretch stretch : firstClosed(organisation, period)) {
            in(organisation, stretch, period.position())
                    .filter(change -> !change.bookedOn().isBefore(period.from())
                            && change.bookedOn().isBefore(period.to()))
                    .forEach(change -> booked.add(change.of(stretch.closed().period())));
        }
        booked.sort(Comparator.comparing(Adjustment::position).thenComparing(Adjustment::period));
        return booked;
    }

    /** The same with the reasons that were given. */
    List<Adjustment> withReasons(OrganisationId organisation, List<Adjustment> adjustments) {
        Map<Long, DomainEvent> events = log.at(
                organisation, adjustments.stream().map(Adjustment::position).toList());
        return adjustments.stream()
                .map(adjustment -> adjustment.because(reason(events.get(adjustment.position()))))
                .toList();
    }

    private Stream<Change> in(OrganisationId organisation, Stretch stretch, long upTo) {
        long after = stretch.closed().position();
        return Stream.concat(
                        activities.in(organisation, stretch.from(), stretch.to(), after, upTo).stream(),
                        hours.in(organisation, stretch.from(), stretch.to(), after, upTo).stream())
                .sorted(Comparator.comparing(Change::position));
    }

    private List<Stretch> firstClosed(OrganisationId organisation, Closed period) {
        Set<YearMonth> seen = new HashSet<>();
        List<Stretch> stretches = new ArrayList<>();
        for (Closed earlier : periods.of(organisation)) {
            if (earlier.to().isAfter(period.from()) || earlier.position() >= period.position()) {
                continue;
            }
            LocalDate end = null;
            for (YearMonth month : earlier.reportingPeriod().months()) {
                if (seen.add(month)) {
                    LocalDate from =
                            month.atDay(1).equals(end) ? stretches.removeLast().from() : month.atDay(1);
                    end = month.plusMonths(1).atDay(1);
                    stretches.add(new Stretch(earlier, from, end));
                }
            }
        }
        return stretches;
    }

    private static @Nullable String reason(@Nullable DomainEvent event) {
        return switch (event) {
            case AttendanceCorrected corrected -> corrected.reason();
            case HeadsCounted counted -> counted.reason();
            case CheckInAnnulled annulled -> annulled.reason();
            case ActivityRescheduled moved -> moved.reason();
            case ActivityPostponed postponed -> postponed.reason();
            case ActivityCancelled cancelled -> cancelled.reason();
            case ActivityChanged changed -> changed.reason();
            case HoursCorrected corrected -> corrected.reason();
            case HoursRejected rejected -> rejected.reason();
            case ApprovalRevoked revoked -> revoked.reason();
            case null, default -> null;
        };
    }
}
