package org.quartier.command.volunteer;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quartier.command.Answers;
import org.quartier.command.Commands;
import org.quartier.command.Directory;
import org.quartier.command.Directory.Reference;
import org.quartier.command.Recorded;
import org.quartier.command.volunteer.VolunteerCommand.ChangeAvailability;
import org.quartier.command.volunteer.VolunteerCommand.ChangeSkills;
import org.quartier.command.volunteer.VolunteerCommand.ChangeStatus;
import org.quartier.command.volunteer.VolunteerCommand.RegisterVolunteer;
import org.quartier.kernel.access.Actor;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.QuarterId;
import org.quartier.kernel.id.VolunteerId;
import org.quartier.kernel.value.VolunteerStatus;
import org.quartier.kernel.value.WeeklyTime;
import org.quartier.kernel.web.Change;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Changes to volunteers. */
@RestController
@RequestMapping("/api/v1/volunteers")
class VolunteerController {

    private final Commands commands;
    private final Directory directory;
    private final VolunteerPersons persons;

    VolunteerController(Commands commands, Directory directory, VolunteerPersons persons) {
        this.commands = commands;
        this.directory = directory;
        this.persons = persons;
    }

    record Registration(
            @NotNull PersonId personId,
            @NotNull QuarterId quarter,
            @Nullable @Size(max = 50) List<@NotBlank @Size(max = 100) String> skills,
            @Nullable OffsetDateTime happenedAt)
            implements Change {}

    record Skills(
            @NotNull @Size(max = 50) List<@NotBlank @Size(max = 100) String> skills,
            @Nullable OffsetDateTime happenedAt)
            implements Change {}

    record Availability(
            @NotNull @Size(max = 50) List<@NotNull @Valid Stretch> availability,
            @Nullable OffsetDateTime happenedAt) implements Change {}

    record Stretch(
            @NotNull DayOfWeek day,
            @NotNull LocalTime from,
            @NotNull LocalTime to) {

        WeeklyTime value() {
            return new WeeklyTime(day, from, to);
        }
    }

    record Status(
            @NotNull VolunteerStatus status,
            @Nullable @Size(max = 1_000) String reason,
            @Nullable OffsetDateTime happenedAt)
            implements Change {

        @Override
        public String toString() {
            return "Status[" + status + "]";
        }
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<Recorded> register(@Valid @RequestBody Registration body, Actor actor) {
        return Answers.created(
                "/api/v1/volunteers",
                commands.send(
                        new RegisterVolunteer(
                                VolunteerId.next(),
                                body.personId(),
                                body.quarter(),
                                body.skills() == null ? List.of() : body.skills()),
                        () -> directory.require(
                                actor.organisation(),
                                new Reference("personId", body.personId()),
                                new Reference("quarter", body.quarter()))));
    }

    @PutMapping("/{volunteer}/skills")
    ResponseEntity<Recorded> skills(@PathVariable VolunteerId volunteer, @Valid @RequestBody Skills body, Actor actor) {
        return change(volunteer, new ChangeSkills(volunteer, body.skills()), actor);
    }

    @PutMapping("/{volunteer}/availability")
    ResponseEntity<Recorded> availability(
            @PathVariable VolunteerId volunteer, @Valid @RequestBody Availability body, Actor actor) {
        List<WeeklyTime> weekly =
                body.availability().stream().map(Stretch::value).toList();
        return change(volunteer, new ChangeAvailability(volunteer, weekly), actor);
    }

    @PutMapping("/{volunteer}/status")
    ResponseEntity<Recorded> status(@PathVariable VolunteerId volunteer, @Valid @RequestBody Status body, Actor actor) {
        return change(volunteer, new ChangeStatus(volunteer, body.status(), body.reason()), actor);
    }

    private ResponseEntity<Recorded> change(VolunteerId volunteer, VolunteerCommand command, Actor actor) {
        return Answers.ok(commands.send(command, () -> persons.requireNotErased(actor.organisation(), volunteer)));
    }
}
