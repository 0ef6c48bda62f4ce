package org.quartier.query.periods;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.value.ReportingPeriod;
import org.quartier.kernel.web.Refusal;
import org.quartier.query.Rows;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads {@code query.reporting_period}: which periods of an organisation are closed. */
@Component
class Periods {

    private final JdbcClient db;

    Periods(@Qualifier("query") JdbcClient db) {
        this.db = db;
    }

    /**
     * A period that is closed.
     *
     * @param period such as 2026-Q2
     * @param to the first day after it
     * @param closedAt when that was recorded
     * @param closedBy the actor
     * @param definition what the figures of its report mean
     * @param position in the log up to which they were computed: that of the close
     */
    record Closed(
            String period,
            LocalDate from,
            LocalDate to,
            Instant closedAt,
            String closedBy,
            String definition,
            long position) {

        ReportingPeriod reportingPeriod() {
            return new ReportingPeriod(period);
        }
    }

    /** All of an organisation in the order of the log. */
    List<Closed> of(OrganisationId organisation) {
        return db.sql("""
            SELECT period, first_day, next_day, closed_at, closed_by, definition, position
            FROM query.reporting_period WHERE organisation = :organisation ORDER BY position
            """)
                .param("organisation", organisation.value())
                .query(Periods::closed)
                .list();
    }

    /**
     * One of them.
     *
     * @throws Refusal 404 for one that is not closed, and for what names none
     */
    Closed find(OrganisationId organisation, String period) {
        return of(organisation).stream()
                .filter(closed -> closed.period().equals(period))
                .findFirst()
                .orElseThrow(() -> new Refusal(HttpStatus.NOT_FOUND, "not-closed", "The period is not closed."));
    }

    private static Closed closed(ResultSet row, int n) throws SQLException {
        return new Closed(
                row.getString("period"),
                row.getObject("first_day", LocalDate.class),
                row.getObject("next_day", LocalDate.class),
                Rows.instant(row, "closed_at"),
                row.getString("closed_by"),
                row.getString("definition"),
                row.getLong("position"));
    }
}
