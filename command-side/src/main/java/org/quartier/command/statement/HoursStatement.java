package org.quartier.command.statement;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.LocalDate;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.quartier.command.Guarded;
import org.quartier.command.Recorded.Answer;
import org.quartier.kernel.event.HoursStatementEvent;
import org.quartier.kernel.event.HoursStatementEvent.HoursStatementIssued;
import org.quartier.kernel.id.StatementId;
import org.quartier.kernel.store.EventMetadata;

/** A document over a volunteer's hours that was issued. It never changes: what changes later supersedes it. */
@Aggregate(snapshotTriggerDefinition = "everyFiftyEvents", cache = "aggregateCache")
final class HoursStatement extends Guarded {

    @AggregateIdentifier
    private StatementId id;

    private HoursStatement() {} // Axon replays events into it

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    Answer handle(IssueStatement issue, EventMetadata about) {
        LocalDate today = about.happenedAt().atZone(issue.volunteer().zone()).toLocalDate();
        LocalDate asOf = issue.asOf() == null ? today : issue.asOf();
        int year = issue.year() == null ? asOf.getYear() : issue.year();
        StatementRule.AS_OF_A_DAY_TO_COME.require(!asOf.isAfter(today));
        StatementRule.AS_OF_A_DAY_BEFORE_ITS_YEAR.require(asOf.getYear() >= year);
        String code = issue.code().text();
        apply(new HoursStatementIssued(
                issue.statement(),
                issue.volunteer().volunteer(),
                issue.volunteer().person(),
                year,
                asOf,
                issue.volunteer().zone(),
                code));
        return new Answer(
                null,
                Map.of("code", code, "year", year, "asOf", asOf.toString(), "verification", "/statements/" + code));
    }

    @EventSourcingHandler
    void on(HoursStatementEvent event) {
        switch (event) { // no default: a new event does not compile until it is handled here
            case HoursStatementIssued issued -> id = issued.statement();
        }
    }
}
