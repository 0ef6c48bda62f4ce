package org.quartier.query.periods;

import java.time.Instant;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventhandling.TrackingToken;
import org.quartier.kernel.event.ActivityEvent.ActivityHoursNoted;
import org.quartier.kernel.event.PeriodEvent.PeriodClosed;
import org.quartier.kernel.store.EventMetadata;
import org.quartier.kernel.value.OutOfHours;
import org.quartier.query.Projection;
import org.quartier.query.Writes;
import org.quartier.query.statistic.Fact;
import org.springframework.stereotype.Component;

/** Keeps which periods are closed and where in the log, and what was said of activities out of hours. */
@Component
class PeriodProjection extends Projection {

    static final String NAME = "periods";

    private final Writes writes;

    PeriodProjection(Writes writes) {
        super(NAME, "query.reporting_period", "query.period_out_of_hours");
        this.writes = writes;
    }

    @EventHandler
    void on(PeriodClosed closed, EventMetadata about, @Timestamp Instant recordedAt, TrackingToken token) {
        writes.add(
                """
                INSERT INTO query.reporting_period
                    (organisation, period, first_day, next_day, definition, closed_by, closed_at, position)
                VALUES (:organisation, :period, :from, :to, :definition, :closedBy, :closedAt, :position)
                ON CONFLICT (organisation, period) DO NOTHING
                """,
                "organisation",
                about.organisation(),
                "period",
                closed.period().name(),
                "from",
                closed.period().from(),
                "to",
                closed.period().to(),
                "definition",
                closed.definition(),
                "closedBy",
                about.actor(),
                "closedAt",
                recordedAt,
                "position",
                token.position().orElseThrow());
    }

    @EventHandler
    void on(ActivityHoursNoted noted, EventMetadata about, @Timestamp Instant recordedAt, TrackingToken token) {
        OutOfHours outOfHours = noted.outOfHours();
        Fact.of(about, recordedAt, token)
                .write(
                        writes,
                        """
                        INSERT INTO query.period_out_of_hours
                            (activity, position, organisation, out_of_hours, minutes, happened_at, recorded_at)
                        VALUES (:activity, :position, :organisation, :outOfHours, :minutes, :happenedAt, :recordedAt)
                        ON CONFLICT (activity, position) DO NOTHING
                        """,
                        "activity",
                        noted.activity(),
                        "outOfHours",
                        outOfHours != null,
                        "minutes",
                        outOfHours == null ? 0 : outOfHours.minutes());
    }
}
