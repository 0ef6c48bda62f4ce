package org.quartier.command.shift;

import jakarta.validation.Valid;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.quartier.command.Answers;
import org.quartier.command.Commands;
import org.quartier.command.Directory;
import org.quartier.command.ItsModerator;
import org.quartier.command.Recorded;
import org.quartier.command.shift.ShiftCommand.CancelShift;
import org.quartier.command.shift.ShiftCommand.ChangeShift;
import org.quartier.command.shift.ShiftCommand.PlanShift;
import org.quartier.kernel.access.Actor;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.ShiftId;
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

/** The help that activities need. */
@RestController
@RequestMapping("/api/v1")
class ShiftController {

    private final Commands commands;
    private final Directory directory;
    private final ItsModerator itsModerator;
    private final Shifts shifts;

    ShiftController(Commands commands, Directory directory, ItsModerator itsModerator, Shifts shifts) {
        this.commands = commands;
        this.directory = directory;
        this.itsModerator = itsModerator;
        this.shifts = shifts;
    }

    record Nothing(@Nullable OffsetDateTime happenedAt) implements Change {}

    @PostMapping("/activities/{activity}/shifts")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<Recorded> plan(@PathVariable ActivityId activity, @Valid @RequestBody ShiftBody body, Actor actor) {
        directory.requireInPath(actor.organisation(), activity);
        return Answers.created(
                "/api/v1/shifts",
                commands.send(
                        new PlanShift(ShiftId.next(), activity, body.need()),
                        () -> itsModerator.require(actor, activity)));
    }

    @PutMapping("/shifts/{shift}")
    ResponseEntity<Recorded> change(@PathVariable ShiftId shift, @Valid @RequestBody ShiftBody body, Actor actor) {
        return Answers.ok(commands.send(new ChangeShift(shift, body.need()), () -> shifts.requireIts(actor, shift)));
    }

    @PostMapping("/shifts/{shift}/cancellation")
    ResponseEntity<Recorded> cancel(
            @PathVariable ShiftId shift, @Valid @RequestBody(required = false) @Nullable Nothing body, Actor actor) {
        return Answers.ok(commands.send(new CancelShift(shift), () -> shifts.requireIts(actor, shift)));
    }
}
