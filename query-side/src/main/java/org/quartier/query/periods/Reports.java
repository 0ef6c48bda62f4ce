package org.quartier.query.periods;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.web.Refusal;
import org.quartier.query.ProjectionPositions;
import org.quartier.query.Snapshots;
import org.quartier.query.periods.Periods.Closed;
import org.quartier.query.statistic.Dimension;
import org.quartier.query.statistic.Knowledge;
import org.quartier.query.statistic.Statistic;
import org.quartier.query.statistic.StatisticQuestion;
import org.quartier.query.statistic.Statistics;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Makes the report of a closed period from what stood in the log when it was closed. It is not stored: what is in the log
 * does not change, so that it comes out the same whenever it is made, also after a rebuild.
 */
@Component
class Reports {

    /** What reports are made from. */
    private static final String[] PROJECTIONS = {PeriodProjection.NAME, "attendance", "hours", "volunteers", "quarters"
    };

    private final Periods periods;
    private final ReportDefinition definition;
    private final Adjustments adjustments;
    private final ProjectionPositions positions;
    private final Snapshots snapshots;
    private final JdbcClient db;

    Reports(
            Periods periods,
            ReportDefinition definition,
            Adjustments adjustments,
            ProjectionPositions positions,
            Snapshots snapshots,
            @Qualifier("query") JdbcClient db) {
        this.periods = periods;
        this.definition = definition;
        this.adjustments = adjustments;
        this.positions = positions;
        this.snapshots = snapshots;
        this.db = db;
    }

    /**
     * The report of a period.
     *
     * @throws Refusal 404 for one that is not closed, 503 while not all that stood in the
     *     log before its close has been counted
     */
    Report of(OrganisationId organisation, String period) {
        return snapshots.read(() -> {
            Closed closed = periods.find(organisation, period);
            requireComplete(organisation, closed);
            List<Statistic> tables = new ArrayList<>();
            for (Statistics statistics : definition.statistics(closed.definition())) {
                for (Set<Dimension> by : definition.groupings()) {
                    tables.add(statistics.of(
                            organisation,
                            new StatisticQuestion(
                                    closed.from(),
                                    closed.to(),
                                    null,
                                    by,
                                    new Knowledge(null, null, closed.position()))));
                }
            }
            return new Report(organisation, closed, tables, adjustments.bookedIn(organisation, closed));
        });
    }

    /** A report of which something is missing would be another report: while tables are rebuilt there is none. */
    private void requireComplete(OrganisationId organisation, Closed closed) {
        boolean counted = positions.of(PROJECTIONS) >= closed.position();
        boolean parked = db.sql("""
            SELECT EXISTS (SELECT FROM query.dead_letter
                WHERE organisation = :organisation AND processingGroup = ANY(:projections))
            """)
                .param("organisation", organisation.value())
                .param("projections", PROJECTIONS)
                .query(Boolean.class)
                .single();
        if (!counted || parked) {
            throw new Refusal(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "unavailable",
                    "The figures are not complete now. Try again shortly.");
        }
    }
}
