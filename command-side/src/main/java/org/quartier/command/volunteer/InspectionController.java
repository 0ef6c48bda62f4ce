package org.quartier.command.volunteer;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.quartier.command.Answers;
import org.quartier.command.Commands;
import org.quartier.command.Recorded;
import org.quartier.command.StaffActors;
import org.quartier.command.volunteer.VolunteerCommand.EraseInspection;
import org.quartier.command.volunteer.VolunteerCommand.RecordInspection;
import org.quartier.kernel.access.Actor;
import org.quartier.kernel.id.InspectionId;
import org.quartier.kernel.id.VolunteerId;
import org.quartier.kernel.value.Inspection;
import org.quartier.kernel.web.Change;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Inspections of volunteers' certificates: three facts and no document. */
@RestController
@RequestMapping("/api/v1/volunteers/{volunteer}/inspections")
class InspectionController {

    private final Commands commands;
    private final StaffActors staff;
    private final VolunteerPersons persons;

    InspectionController(Commands commands, StaffActors staff, VolunteerPersons persons) {
        this.commands = commands;
        this.staff = staff;
        this.persons = persons;
    }

    record Body(
            @NotNull LocalDate issuedOn,
            @NotNull LocalDate inspectedOn,
            @NotNull Boolean relevantEntry,
            @Nullable OffsetDateTime happenedAt)
            implements Change {

        Inspection found() {
            return new Inspection(issuedOn, inspectedOn, relevantEntry);
        }

        @Override
        public String toString() {
            return "Body[masked]";
        }
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<Recorded> inspected(
            @PathVariable VolunteerId volunteer, @Valid @RequestBody Body body, Actor actor) {
        RecordInspection command = new RecordInspection(
                volunteer,
                InspectionId.next(),
                body.found(),
                staff.personOf(actor.organisation(), actor.id()).orElse(null));
        return Answers.created(
                "/api/v1/volunteers/" + volunteer + "/inspections",
                commands.send(command, () -> persons.requireNotErased(actor.organisation(), volunteer)));
    }

    @DeleteMapping("/{inspection}")
    ResponseEntity<Recorded> erase(@PathVariable VolunteerId volunteer, @PathVariable InspectionId inspection) {
        return Answers.ok(commands.send(new EraseInspection(volunteer, inspection)));
    }
}
