package org.quartier.command.activity;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.quartier.command.Answers;
import org.quartier.command.Commands;
import org.quartier.command.Directory;
import org.quartier.command.ItsModerator;
import org.quartier.command.Recorded;
import org.quartier.command.activity.ActivityCommand.AcceptAssignment;
import org.quartier.command.activity.ActivityCommand.AssignModerator;
import org.quartier.command.activity.ActivityCommand.RefuseAssignment;
import org.quartier.command.activity.ActivityCommand.ReleaseModerator;
import org.quartier.kernel.access.Actor;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.value.ModeratorRole;
import org.quartier.kernel.web.Change;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who moderates an activity. */
@RestController
@RequestMapping("/api/v1/activities/{activity}/moderators/{person}")
class ModeratorController {

    private final Commands commands;
    private final Directory directory;
    private final ItsModerator itsModerator;

    ModeratorController(Commands commands, Directory directory, ItsModerator itsModerator) {
        this.commands = commands;
        this.directory = directory;
        this.itsModerator = itsModerator;
    }

    record Override(@NotBlank @Size(max = 2_000) String reason) {}

    record Assignment(
            @NotNull ModeratorRole role,
            @Nullable @Valid Override override,
            @Nullable OffsetDateTime happenedAt) implements Change {}

    /** Why not; a yes needs no reason, and none is kept. */
    record Answer(
            @Nullable @Size(max = 2_000) String reason,
            @Nullable OffsetDateTime happenedAt) implements Change {}

    @PutMapping
    ResponseEntity<Recorded> assign(
            @PathVariable ActivityId activity,
            @PathVariable PersonId person,
            @Valid @RequestBody Assignment body,
            Actor actor) {
        directory.requireInPath(actor.organisation(), person);
        Override override = body.override();
        return Answers.ok(commands.send(
                new AssignModerator(activity, person, body.role(), override == null ? null : override.reason())));
    }

    @DeleteMapping
    ResponseEntity<Recorded> release(@PathVariable ActivityId activity, @PathVariable PersonId person, Actor actor) {
        return Answers.ok(commands.send(
                new ReleaseModerator(activity, person, null),
                () -> directory.requireInPath(actor.organisation(), person)));
    }

    @PostMapping("/acceptance")
    ResponseEntity<Recorded> accept(
            @PathVariable ActivityId activity,
            @PathVariable PersonId person,
            @Nullable @Valid @RequestBody(required = false) Answer body,
            Actor actor) {
        return Answers.ok(commands.send(
                new AcceptAssignment(activity, person), () -> itsModerator.requireSelf(actor, activity, person)));
    }

    @PostMapping("/refusal")
    ResponseEntity<Recorded> refuse(
            @PathVariable ActivityId activity,
            @PathVariable PersonId person,
            @Nullable @Valid @RequestBody(required = false) Answer body,
            Actor actor) {
        return Answers.ok(commands.send(
                new RefuseAssignment(activity, person, body == null ? null : body.reason()),
                () -> itsModerator.requireSelf(actor, activity, person)));
    }
}
