package org.quartier.standalone.check;

import java.time.Clock;
import java.util.List;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.quartier.kernel.id.OrganisationId;

/**
 * Recomputes the figures of all reports from the raw events of an organisation, and compares them with the answers. What
 * is recorded meanwhile would make a difference that is none: nobody else should be at work.
 */
public final class Checker {

    private static final List<Report> REPORTS = List.of(
            new AttendanceReport(),
            new PlanReport(),
            new HourStatistic(),
            new OutOfHoursReport(),
            new ParticipationReport(),
            new CalendarReport(),
            new PeriodReport(),
            new AdjustmentReport(),
            new ShiftReport(),
            new HoursReport(),
            new RegisterReport(),
            new AllowanceReport(),
            new RecognitionReport());

    private final EventStorageEngine log;
    private final Clock clock;

    /**
     * @param log of either side; only read
     * @param clock by which the answers are given: some say what is true today
     */
    public Checker(EventStorageEngine log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    /** Where the answers differ from the events. */
    public Differences check(OrganisationId organisation, Questions questions) {
        List<Fact> facts = from(organisation, questions);
        Told told = new Told(facts, clock);
        Differences differences = new Differences();
        for (Report report : REPORTS) {
            report.check(told, questions, differences);
        }
        return differences;
    }

    /** All that is in the log; what is asked from now on includes it. */
    public List<Fact> from(OrganisationId organisation, Questions questions) {
        List<Fact> facts = Fact.of(log, organisation);
        if (!facts.isEmpty()) {
            questions.from(facts.getLast().position());
        }
        return facts;
    }
}
