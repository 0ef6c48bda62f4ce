package org.quartier.command.activity;

import jakarta.validation.Valid;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.quartier.command.Answers;
import org.quartier.command.Commands;
import org.quartier.command.Directory;
import org.quartier.command.Recorded;
import org.quartier.command.activity.ActivityCommand.BookEquipment;
import org.quartier.command.activity.ActivityCommand.ReleaseEquipment;
import org.quartier.kernel.access.Actor;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.EquipmentId;
import org.quartier.kernel.web.Change;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Which equipment an activity books: binding, for as long as it takes, wherever it moves. */
@RestController
@RequestMapping("/api/v1/activities/{activity}/equipment/{equipment}")
class EquipmentBookingController {

    private final Commands commands;
    private final Directory directory;

    EquipmentBookingController(Commands commands, Directory directory) {
        this.commands = commands;
        this.directory = directory;
    }

    record Booking(@Nullable OffsetDateTime happenedAt) implements Change {}

    @PutMapping
    ResponseEntity<Recorded> book(
            @PathVariable ActivityId activity,
            @PathVariable EquipmentId equipment,
            @Nullable @Valid @RequestBody(required = false) Booking body,
            Actor actor) {
        return Answers.ok(commands.send(
                new BookEquipment(activity, equipment),
                () -> directory.requireInPath(actor.organisation(), equipment)));
    }

    @DeleteMapping
    ResponseEntity<Recorded> release(
            @PathVariable ActivityId activity, @PathVariable EquipmentId equipment, Actor actor) {
        return Answers.ok(commands.send(
                new ReleaseEquipment(activity, equipment),
                () -> directory.requireInPath(actor.organisation(), equipment)));
    }
}
