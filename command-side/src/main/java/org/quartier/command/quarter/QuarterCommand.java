package org.quartier.command.quarter;

import java.time.ZoneId;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.quartier.kernel.id.QuarterId;
import org.quartier.kernel.value.WeeklyTime;

/** What can be asked of a quarter. */
sealed interface QuarterCommand {

    /** Look after it from now on. */
    record OpenQuarter(@TargetAggregateIdentifier QuarterId quarter, Description description)
            implements QuarterCommand {}

    /** Say something else of it. */
    record ChangeQuarter(@TargetAggregateIdentifier QuarterId quarter, Description description)
            implements QuarterCommand {}

    /** What is said of a quarter. */
    record Description(
            String name, String municipality, String federalState, ZoneId zone, List<WeeklyTime> workingHours) {}
}
