package org.quartier.command.period;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.quartier.kernel.id.ReportingPeriodId;
import org.quartier.kernel.value.ReportingPeriod;

/**
 * Close a period.
 *
 * @param zones in which its days end: those of the organisation's quarters
 * @param recordedAt now, whatever the request says about the past
 * @param closedAlready asked inside the handler, before anything is written: it waits for who is recording
 */
record ClosePeriod(
        @TargetAggregateIdentifier ReportingPeriodId id,
        ReportingPeriod period,
        Set<ZoneId> zones,
        Instant recordedAt,
        BooleanSupplier closedAlready) {

    /** Whether it is over everywhere; the first instant after it is the first one at which it is. */
    boolean isOver() {
        return zones.stream().noneMatch(zone -> recordedAt.isBefore(period.endIn(zone)));
    }
}
