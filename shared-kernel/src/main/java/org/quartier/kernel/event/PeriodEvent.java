package org.quartier.kernel.event;

import org.quartier.kernel.value.ReportingPeriod;

/** What can happen to a reporting period of an organisation. There is no way back: a report that left the house stands. */
public sealed interface PeriodEvent extends DomainEvent {

    /** The period. */
    ReportingPeriod period();

    /**
     * It was closed: its report holds the figures as they followed from the log before this event; whatever is
     * recorded after it is an adjustment.
     *
     * @param definition what the figures of its report mean, which later software still knows
     */
    @StoredAs(name = "period.closed")
    record PeriodClosed(ReportingPeriod period, String definition) implements PeriodEvent {

        /** What figures of a report mean that is frozen today. */
        public static final String DEFINITION = "period-report/1";
    }
}
