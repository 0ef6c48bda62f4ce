package org.quartier.command.volunteer;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.serialization.Revision;
import org.axonframework.spring.stereotype.Aggregate;
import org.quartier.command.Guarded;
import org.quartier.command.Recorded.Answer;
import org.quartier.command.UsualDay;
import org.quartier.command.volunteer.VolunteerCommand.ChangeAvailability;
import org.quartier.command.volunteer.VolunteerCommand.ChangeSkills;
import org.quartier.command.volunteer.VolunteerCommand.ChangeStatus;
import org.quartier.command.volunteer.VolunteerCommand.EraseInspection;
import org.quartier.command.volunteer.VolunteerCommand.RecordInspection;
import org.quartier.command.volunteer.VolunteerCommand.RegisterVolunteer;
import org.quartier.kernel.event.VolunteerEvent;
import org.quartier.kernel.event.VolunteerEvent.AvailabilityChanged;
import org.quartier.kernel.event.VolunteerEvent.CertificateInspected;
import org.quartier.kernel.event.VolunteerEvent.InspectionErased;
import org.quartier.kernel.event.VolunteerEvent.SkillsChanged;
import org.quartier.kernel.event.VolunteerEvent.VolunteerRegistered;
import org.quartier.kernel.event.VolunteerEvent.VolunteerStatusChanged;
import org.quartier.kernel.id.InspectionId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.VolunteerId;
import org.quartier.kernel.store.EventMetadata;
import org.quartier.kernel.value.Inspection;
import org.quartier.kernel.value.VolunteerStatus;
import org.quartier.kernel.value.WeeklyTime;
import org.quartier.kernel.web.Refusal;

/**
 * Someone who offered to help: what they can do, when, whether they can be asked, and that their certificate was
 * inspected. What was found is not kept here, so neither do snapshots and caches hold it.
 */
@Revision("2")
@Aggregate(snapshotTriggerDefinition = "everyFiftyEvents", cache = "aggregateCache")
final class Volunteer extends Guarded {

    private static final int MONTHS_UNTIL_INSPECTED = 3;
    private static final LocalDate FIRST_OF_ITS_KIND = LocalDate.of(2010, 5, 1);

    @AggregateIdentifier
    private VolunteerId id;

    private PersonId person;
    private List<String> skills;
    private List<WeeklyTime> weekly;
    private VolunteerStatus status;
    private Set<InspectionId> inspections = new HashSet<>();
    private Set<InspectionId> erased = new HashSet<>();

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
        requireForward(change.weekly());
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

    @CommandHandler
    Answer handle(RecordInspection record, EventMetadata about) {
        VolunteerRule.VOLUNTEER_HAS_LEFT.require(status != VolunteerStatus.LEFT);
        VolunteerRule.INSPECTED_BY_SOMEONE_ELSE.require(
                !person.equals(record.inspector()) && !person.equals(about.onBehalfOf()));
        requireInTime(record.found(), about.happenedAt());
        apply(new CertificateInspected(id, person, record.inspection(), record.found()));
        return Answer.created(record.inspection());
    }

    /** What was issued on 30 November may be inspected until the last of February. */
    private static void requireInTime(Inspection found, Instant now) {
        LocalDate today = UsualDay.of(now);
        VolunteerRule.INSPECTED_IN_THE_FUTURE.require(!found.inspectedOn().isAfter(today));
        VolunteerRule.INSPECTED_BEFORE_ISSUED.require(!found.issuedOn().isAfter(found.inspectedOn()));
        VolunteerRule.CERTIFICATE_TOO_OLD.require(
                !found.inspectedOn().isAfter(found.issuedOn().plusMonths(MONTHS_UNTIL_INSPECTED)));
        VolunteerRule.INSPECTED_TOO_LONG_AGO.require(!found.issuedOn().isBefore(FIRST_OF_ITS_KIND));
    }

    @CommandHandler
    void handle(EraseInspection erase) {
        if (inspections.contains(erase.inspection())) {
            apply(new InspectionErased(id, erase.inspection()));
        } else if (!erased.contains(erase.inspection())) {
            throw Refusal.notFound();
        }
    }

    /** @throws org.quartier.command.RuleViolation when a time ends before it starts */
    static void requireForward(List<WeeklyTime> weekly) {
        VolunteerRule.AVAILABILITY_ENDS_AFTER_IT_STARTS.require(
                weekly.stream().allMatch(time -> time.to().isAfter(time.from())));
    }

    /** Each skill once. */
    static List<String> distinct(List<String> skills) {
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
            case CertificateInspected inspected -> inspections.add(inspected.inspection());
            case InspectionErased gone -> {
                inspections.remove(gone.inspection());
                erased.add(gone.inspection());
            }
        }
    }
}
