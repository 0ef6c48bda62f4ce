package org.quartier.kernel.event;

import java.time.ZoneId;
import java.util.List;
import org.quartier.kernel.id.QuarterId;
import org.quartier.kernel.value.WeeklyTime;

/** What can happen to a quarter. */
public sealed interface QuarterEvent extends DomainEvent {

    /** The quarter. */
    QuarterId quarter();

    /**
     * The organisation began to look after it.
     *
     * @param federalState the ISO 3166-2 code without "DE-": its public holidays count
     */
    @StoredAs(name = "quarter.opened")
    record QuarterOpened(
            QuarterId quarter,
            String name,
            String municipality,
            String federalState,
            ZoneId zone,
            List<WeeklyTime> workingHours)
            implements QuarterEvent {}

    /** What is said of it changed. */
    @StoredAs(name = "quarter.changed")
    record QuarterChanged(
            QuarterId quarter,
            String name,
            String municipality,
            String federalState,
            ZoneId zone,
            List<WeeklyTime> workingHours)
            implements QuarterEvent {}
}
