package org.quartier.command.equipment;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.quartier.command.Answers;
import org.quartier.command.Commands;
import org.quartier.command.Directory;
import org.quartier.command.Directory.Reference;
import org.quartier.command.Recorded;
import org.quartier.command.equipment.EquipmentCommand.AddEquipment;
import org.quartier.command.equipment.EquipmentCommand.ChangeEquipment;
import org.quartier.command.equipment.EquipmentCommand.CloseEquipment;
import org.quartier.command.equipment.EquipmentCommand.ReopenEquipment;
import org.quartier.kernel.access.Actor;
import org.quartier.kernel.id.ClosureId;
import org.quartier.kernel.id.EquipmentId;
import org.quartier.kernel.id.QuarterId;
import org.quartier.kernel.web.Change;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Changes to equipment. */
@RestController
@RequestMapping("/api/v1/equipment")
class EquipmentController {

    private final Commands commands;
    private final Directory directory;

    EquipmentController(Commands commands, Directory directory) {
        this.commands = commands;
        this.directory = directory;
    }

    /** One piece; its quarter is the one that looks after it. */
    record EquipmentBody(
            @NotNull QuarterId quarter,
            @NotBlank @Size(max = 200) String name,
            @Nullable @Size(max = 2_000) String description,
            @Nullable OffsetDateTime happenedAt)
            implements Change {}

    record ClosureBody(
            @NotNull OffsetDateTime from,
            @NotNull OffsetDateTime to,
            @NotBlank @Size(max = 2_000) String reason,
            @Nullable OffsetDateTime happenedAt)
            implements Change {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<Recorded> add(@Valid @RequestBody EquipmentBody body, Actor actor) {
        return Answers.created(
                "/api/v1/equipment",
                commands.send(
                        new AddEquipment(EquipmentId.next(), body.quarter(), body.name(), body.description()),
                        () -> directory.require(actor.organisation(), new Reference("quarter", body.quarter()))));
    }

    @PutMapping("/{equipment}")
    ResponseEntity<Recorded> change(
            @PathVariable EquipmentId equipment, @Valid @RequestBody EquipmentBody body, Actor actor) {
        return Answers.ok(commands.send(
                new ChangeEquipment(equipment, body.quarter(), body.name(), body.description()),
                () -> directory.require(actor.organisation(), new Reference("quarter", body.quarter()))));
    }

    /** The answer to a booking that is there already names it. */
    @PostMapping("/{equipment}/closures")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<Recorded> close(@PathVariable EquipmentId equipment, @Valid @RequestBody ClosureBody body) {
        return Answers.created(
                "/api/v1/equipment/" + equipment + "/closures",
                commands.send(new CloseEquipment(
                        equipment,
                        ClosureId.next(),
                        body.from().toInstant(),
                        body.to().toInstant(),
                        body.reason())));
    }

    @DeleteMapping("/{equipment}/closures/{closure}")
    ResponseEntity<Recorded> reopen(@PathVariable EquipmentId equipment, @PathVariable ClosureId closure) {
        return Answers.ok(commands.send(new ReopenEquipment(equipment, closure)));
    }
}
