package org.quartier.command.volunteer;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.quartier.command.Guarded;
import org.quartier.command.volunteer.VolunteerCommand.ChangeAvailability;
import org.quartier.command.volunteer.VolunteerCommand.ChangeSkills;
import org.quartier.command.volunteer.VolunteerCommand.ChangeStatus;
import org.quartier.command.volunteer.VolunteerCommand.RegisterVolunteer;
import org.quartier.kernel.event.VolunteerEvent;
import org.quartier.kernel.event.VolunteerEvent.AvailabilityChanged;
import org.quartier.kernel.event.VolunteerEvent.SkillsChanged;
import org.quartier.kernel.event.VolunteerEvent.VolunteerRegistered;
import org.quartier.kernel.event.VolunteerEvent.VolunteerStatusChanged;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.VolunteerId;
import org.quartier.kernel.value.VolunteerStatus;
import org.quartier.kernel.value.WeeklyTime;

/** Someone who offered to help: what they can do, when, and whether they can be asked. */
@Aggregate(snapshotTriggerDefinition = "everyFiftyEvents", cache = "aggregateCache")
final class Volunteer extends Guarded {

    @AggregateIdentifier
    private VolunteerId id;

    private PersonId person;
    private List<String> skills;
    private List<WeeklyTime> weekly;
    private VolunteerStatus status;

    private Volunteer() {} // Axon replays events into it

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    void handle(RegisterVolunteer register) {
        apply(new VolunteerRegistered(
                register.volunteer(), register.person(), register.quarter(), distinct(register.skills())));
    }

    @CommandHandler
    void handle(ChangeSkills change) {
        List<String> said = distinct(change.skills());
        if (!said.equals(skills)) {
            apply(new SkillsChanged(id, said));
        }
    }

    @CommandHandler
    void handle(ChangeAvailability change) {
        VolunteerRule.AVAILABILITY_ENDS_AFTER_IT_STARTS.require(
                change.weekly().stream().allMatch(time -> time.to().isAfter(time.from())));
        if (!change.weekly().equals(weekly)) {
            apply(new AvailabilityChanged(id, change.weekly()));
        }
    }

    @CommandHandler
    void handle(ChangeStatus change) {
        if (change.status() != status) {
            apply(new VolunteerStatusChanged(id, person, change.status(), change.reason()));
        }
    }

    private static List<String> distinct(List<String> skills) {
        return skills.stream().map(String::strip).distinct().toList();
    }

    @EventSourcingHandler
    void on(VolunteerEvent event) {
        switch (event) { // no default: a new event does not compile until it is handled here
            case VolunteerRegistered registered -> {
                id = registered.volunteer();
                person = registered.person();
                skills = registered.skills();
                weekly = List.of();
                status = VolunteerStatus.ACTIVE;
            }
            case SkillsChanged changed -> skills = changed.skills();
            case AvailabilityChanged changed -> weekly = changed.weekly();
            case VolunteerStatusChanged changed -> status = changed.status();
        }
    }
}
