package org.quartier.command.volunteer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.quartier.command.Bounds;
import org.quartier.command.Commands;
import org.quartier.command.ImportOutcome;
import org.quartier.command.ImportOutcome.Result;
import org.quartier.command.ImportedVolunteers;
import org.quartier.command.volunteer.VolunteerCommand.ChangeAvailability;
import org.quartier.command.volunteer.VolunteerCommand.ChangeSkills;
import org.quartier.command.volunteer.VolunteerCommand.ChangeStatus;
import org.quartier.command.volunteer.VolunteerCommand.RegisterVolunteer;
import org.quartier.command.volunteer.VolunteerController.Availability;
import org.quartier.command.volunteer.VolunteerController.Skills;
import org.quartier.command.volunteer.VolunteerController.Stretch;
import org.quartier.kernel.event.VolunteerEvent;
import org.quartier.kernel.event.VolunteerEvent.AvailabilityChanged;
import org.quartier.kernel.event.VolunteerEvent.CertificateInspected;
import org.quartier.kernel.event.VolunteerEvent.InspectionErased;
import org.quartier.kernel.event.VolunteerEvent.SkillsChanged;
import org.quartier.kernel.event.VolunteerEvent.VolunteerRegistered;
import org.quartier.kernel.event.VolunteerEvent.VolunteerStatusChanged;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.QuarterId;
import org.quartier.kernel.id.VolunteerId;
import org.quartier.kernel.store.EventMetadata;
import org.quartier.kernel.value.VolunteerStatus;
import org.quartier.kernel.value.WeeklyTime;
import org.quartier.kernel.web.Refusal;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** Follows imported rows about volunteers: a person has one record, so it is found by the person. */
@Component
class VolunteerImports implements ImportedVolunteers {

    private static final String REASON = "import";

    private final Commands commands;
    private final EventStore events;
    private final VolunteerPersons persons;
    private final Bounds bounds;

    VolunteerImports(
            Commands commands, @Qualifier("eventStore") EventStore events, VolunteerPersons persons, Bounds bounds) {
        this.commands = commands;
        this.events = events;
        this.persons = persons;
        this.bounds = bounds;
    }

    /** How a volunteer stands. */
    private record Standing(List<String> skills, List<WeeklyTime> weekly, VolunteerStatus status) {

        private static final Standing NEW = new Standing(List.of(), List.of(), VolunteerStatus.ACTIVE);

        private Standing after(VolunteerEvent event) {
            return switch (event) { // no default: a new event does not compile until it is handled here
                case VolunteerRegistered registered ->
                    new Standing(registered.skills(), List.of(), VolunteerStatus.ACTIVE);
                case SkillsChanged changed -> new Standing(changed.skills(), weekly, status);
                case AvailabilityChanged changed -> new Standing(skills, changed.weekly(), status);
                case VolunteerStatusChanged changed -> new Standing(skills, weekly, changed.status());
                case CertificateInspected _, InspectionErased _ -> this;
            };
        }
    }

    @Override
    public void require(Entry entry) {
        if (entry.skills() != null) {
            bounds.require(new Skills(entry.skills(), null));
        }
        if (entry.availability() != null) {
            bounds.require(new Availability(
                    entry.availability().stream()
                            .map(time -> new Stretch(time.day(), time.from(), time.to()))
                            .toList(),
                    null));
            Volunteer.requireForward(entry.availability());
        }
    }

    @Override
    public ImportOutcome take(PersonId person, QuarterId quarter, Entry entry, boolean dryRun, EventMetadata about) {
        Optional<VolunteerId> known = persons.volunteer(about.organisation(), person);
        VolunteerId volunteer = known.orElseGet(VolunteerId::next);
        int done = 0;
        long position = 0;
        try {
            require(entry);
            known.ifPresent(record -> persons.requireNotErased(about.organisation(), record));
            for (VolunteerCommand command : missing(volunteer, known.isPresent(), person, quarter, entry)) {
                position = dryRun ? 0 : commands.send(command, about).position();
                done++;
            }
        } catch (Refusal refused) {
            if (done == 0) {
                return ImportOutcome.refused(known.orElse(null), known.isEmpty() ? null : person, refused);
            }
            // what came before it stands
            return new ImportOutcome(
                    known.isEmpty() ? Result.CREATED : Result.CHANGED,
                    volunteer.value(),
                    person,
                    ImportOutcome.sentence(refused),
                    position);
        }
        if (known.isEmpty()) {
            return new ImportOutcome(
                    Result.CREATED, dryRun ? null : volunteer.value(), dryRun ? null : person, null, position);
        }
        return new ImportOutcome(
                done == 0 ? Result.UNCHANGED : Result.CHANGED, volunteer.value(), person, null, position);
    }

    /** What must be done so that the volunteer stands as the row says. */
    private List<VolunteerCommand> missing(
            VolunteerId volunteer, boolean known, PersonId person, QuarterId quarter, Entry entry) {
        List<VolunteerCommand> missing = new ArrayList<>();
        List<String> skills = distinct(entry.skills());
        if (!known) {
            missing.add(new RegisterVolunteer(volunteer, person, quarter, skills == null ? List.of() : skills));
        }
        Standing now = known ? standing(volunteer) : Standing.NEW;
        if (known && skills != null && !skills.equals(now.skills())) {
            missing.add(new ChangeSkills(volunteer, skills));
        }
        if (entry.availability() != null && !entry.availability().equals(now.weekly())) {
            missing.add(new ChangeAvailability(volunteer, entry.availability()));
        }
        if (entry.status() != null && entry.status() != now.status()) {
            missing.add(new ChangeStatus(volunteer, entry.status(), REASON));
        }
        return missing;
    }

    private static @Nullable List<String> distinct(@Nullable List<String> skills) {
        return skills == null ? null : Volunteer.distinct(skills);
    }

    private Standing standing(VolunteerId volunteer) {
        Standing now = Standing.NEW;
        for (VolunteerEvent event : events.readEvents(volunteer.toString(), 0)
                .asStream()
                .map(message -> (VolunteerEvent) message.getPayload())
                .toList()) {
            now = now.after(event);
        }
        return now;
    }
}
