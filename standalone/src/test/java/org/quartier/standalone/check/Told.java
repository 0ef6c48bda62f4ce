package org.quartier.standalone.check;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.quartier.kernel.event.HoursStatementEvent.HoursStatementIssued;

/** All that the events of an organisation tell, folded once. */
final class Told {

    final Activities activities = new Activities();
    final Participations participations = new Participations();
    final Hours hours = new Hours();
    final People people = new People();
    final Money money = new Money();
    final Shifts shifts = new Shifts();
    final List<Issued> statements = new ArrayList<>();
    final Clock clock;

    /** A statement that was issued, and by which event. */
    record Issued(HoursStatementIssued statement, Fact fact) {}

    Told(List<Fact> facts, Clock clock) {
        this.clock = clock;
        for (Fact fact : facts) {
            activities.on(fact);
            participations.on(fact);
            hours.on(fact);
            people.on(fact);
            money.on(fact);
            shifts.on(fact);
            if (fact.event() instanceof HoursStatementIssued issued) {
                statements.add(new Issued(issued, fact));
            }
        }
    }

    Instant now() {
        return clock.instant();
    }
}
