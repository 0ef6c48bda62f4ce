package org.quartier.command.staff;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.quartier.command.Guarded;
import org.quartier.command.staff.StaffCommand.DepartFromStaff;
import org.quartier.command.staff.StaffCommand.JoinStaff;
import org.quartier.kernel.access.Role;
import org.quartier.kernel.event.StaffEvent;
import org.quartier.kernel.event.StaffEvent.StaffMemberDeparted;
import org.quartier.kernel.event.StaffEvent.StaffMemberJoined;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.StaffId;
import org.quartier.kernel.web.Refusal.FieldError;

/** Someone who works for the organisation, from joining to departure. */
@Aggregate(snapshotTriggerDefinition = "everyFiftyEvents", cache = "aggregateCache")
final class StaffMember extends Guarded {

    private static final LocalDate FIRST_DAY = LocalDate.of(1970, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2999, 12, 31);

    @AggregateIdentifier
    private StaffId id;

    private PersonId person;
    private boolean departed;

    private StaffMember() {} // Axon replays events into it

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    void handle(JoinStaff join) {
        requireKnown(join.roles());
        apply(new StaffMemberJoined(
                join.staff(),
                join.person(),
                join.actor(),
                join.roles().stream().distinct().toList(),
                join.quarters().stream().distinct().toList()));
    }

    @CommandHandler
    void handle(DepartFromStaff depart) {
        StaffRule.DAY_IS_POSSIBLE.require(
                !depart.on().isBefore(FIRST_DAY) && !depart.on().isAfter(LAST_DAY));
        if (!departed) {
            apply(new StaffMemberDeparted(id, person, depart.on(), depart.reason()));
        }
    }

    private static void requireKnown(List<String> roles) {
        List<FieldError> unknown = new ArrayList<>();
        for (int i = 0; i < roles.size(); i++) {
            if (Role.of(roles.get(i)).isEmpty()) {
                unknown.add(new FieldError("roles[" + i + "]", "is not a role"));
            }
        }
        if (!unknown.isEmpty()) {
            throw StaffRule.UNKNOWN_ROLE.violatedBy(unknown);
        }
    }

    @EventSourcingHandler
    void on(StaffEvent event) {
        switch (event) { // no default: a new event does not compile until it is handled here
            case StaffMemberJoined joined -> {
                id = joined.staff();
                person = joined.person();
            }
            case StaffMemberDeparted left -> departed = true;
        }
    }
}
