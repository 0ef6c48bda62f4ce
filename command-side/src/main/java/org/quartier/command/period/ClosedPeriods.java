package org.quartier.command.period;

import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.quartier.command.CommandPolicies;
import org.quartier.kernel.event.PeriodEvent.PeriodClosed;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.store.EventMetadata;
import org.quartier.kernel.value.ReportingPeriod;
import org.quartier.kernel.web.Refusal;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which periods of an organisation are closed, kept in the transaction of the close.
 *
 * <p>Who changes what happened in a month holds the month's lock together with others who do; closing holds it alone. So
 * whatever was decided before a close stands before it in the log, and is in its report. A close that waits for more
 * than some seconds is given up (503): it would hold up others meanwhile, who may hold what the former wait for.
 */
@Component
@ProcessingGroup(CommandPolicies.GROUP)
class ClosedPeriods {

    private static final String PATIENCE = "SET LOCAL lock_timeout = '3s'";
    private static final String LOCK_TIMEOUT = "55P03";
    private static final String NAME = "hashtextextended(:organisation || '|' || :month, 43)";

    private final JdbcClient db;

    ClosedPeriods(@Qualifier("command") JdbcClient db) {
        this.db = db;
    }

    /**
     * Whether a period is closed, alone or with a longer one. Whoever asks closes it: they hold the locks of its months
     * until their transaction ends, and with them a place in the log behind all that was recorded before.
     *
     * @throws Refusal 503 when others hold a month for too long
     */
    boolean isClosedAlready(ReportingPeriod period, OrganisationId organisation) {
        db.sql(PATIENCE).update();
        try {
            period.months().forEach(month -> lock("pg_advisory_xact_lock", organisation, month));
        } catch (DataAccessException e) {
            if (e.getMostSpecificCause() instanceof SQLException sql && LOCK_TIMEOUT.equals(sql.getSQLState())) {
                throw new Refusal(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "unavailable",
                        "Others are recording just now. Try again shortly.");
            }
            throw e;
        }
        return isCovered(organisation, period.from(), period.to());
    }

    @EventHandler
    void on(PeriodClosed closed, EventMetadata about) {
        ReportingPeriod period = closed.period();
        db.sql("""
            INSERT INTO command.closed_period (organisation, period, first_day, next_day)
            VALUES (:organisation, :period, :from, :to)
            """)
                .param("organisation", about.organisation().value())
                .param("period", period.name())
                .param("from", period.from())
                .param("to", period.to())
                .update();
    }

    /** Whether a month is closed; it will not be before this transaction ends. */
    boolean include(YearMonth month, OrganisationId organisation) {
        lock("pg_advisory_xact_lock_shared", organisation, month);
        return isCovered(organisation, month.atDay(1), month.plusMonths(1).atDay(1));
    }

    private boolean isCovered(OrganisationId organisation, LocalDate from, LocalDate to) {
        return db.sql("""
            SELECT EXISTS (SELECT FROM command.closed_period
                WHERE organisation = :organisation AND first_day <= :from AND next_day >= :to)
            """)
                .param("organisation", organisation.value())
                .param("from", from)
                .param("to", to)
                .query(Boolean.class)
                .single();
    }

    private void lock(String how, OrganisationId organisation, YearMonth month) {
        db.sql("SELECT true FROM " + how + "(" + NAME + ")")
                .param("organisation", organisation.value())
                .param("month", month.toString())
                .query(Boolean.class)
                .single();
    }
}
