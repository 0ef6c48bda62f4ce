package org.quartier.kernel.event;

import java.time.LocalDate;
import java.time.ZoneId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.StatementId;
import org.quartier.kernel.id.VolunteerId;

/** What can happen to an hours statement: a document that left the house. */
public sealed interface HoursStatementEvent extends DomainEvent {

    /** The statement. */
    StatementId statement();

    /**
     * A statement was issued. It sums what was known of the volunteer's hours at the end of {@code asOf}, and at this
     * event; its figures follow from the log and are not repeated here.
     *
     * @param year the calendar year that it is about
     * @param zone in which that year and the day begin and end
     * @param code by which anyone who holds the document can check it: random, and of no meaning
     */
    @StoredAs(name = "hours-statement.issued")
    record HoursStatementIssued(
            StatementId statement,
            VolunteerId volunteer,
            PersonId person,
            int year,
            LocalDate asOf,
            ZoneId zone,
            String code)
            implements HoursStatementEvent {}
}
