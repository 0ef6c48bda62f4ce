package org.quartier.command.participation;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.quartier.command.Answers;
import org.quartier.command.Commands;
import org.quartier.command.ItsModerator;
import org.quartier.command.Recorded;
import org.quartier.command.StaffActors;
import org.quartier.command.participation.ParticipationCommand.CorrectAttendance;
import org.quartier.command.participation.ParticipationCommand.RecordAttendance;
import org.quartier.kernel.access.Actor;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.ParticipationId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.value.Attendance;
import org.quartier.kernel.value.AttendanceStatus;
import org.quartier.kernel.web.Change;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who was there, by name. */
@RestController
@RequestMapping("/api/v1/activities/{activity}/attendance/{person}")
class AttendanceController {

    private final Commands commands;
    private final StaffActors staff;
    private final ItsModerator itsModerator;

    AttendanceController(Commands commands, StaffActors staff, ItsModerator itsModerator) {
        this.commands = commands;
        this.staff = staff;
        this.itsModerator = itsModerator;
    }

    record Body(
            @NotNull AttendanceStatus status,
            @Nullable Integer minutes,
            @Nullable OffsetDateTime happenedAt) implements Change {}

    record Correction(
            @NotNull AttendanceStatus status,
            @Nullable Integer minutes,
            @Nullable @Size(max = 2_000) String reason,
            @Nullable OffsetDateTime happenedAt)
            implements Change {}

    @PutMapping
    ResponseEntity<Recorded> record(
            @PathVariable ActivityId activity,
            @PathVariable PersonId person,
            @Valid @RequestBody Body body,
            Actor actor) {
        return Answers.ok(commands.send(
                new RecordAttendance(
                        new ParticipationId(activity), person, new Attendance(body.status(), body.minutes())),
                () -> itsModerator.require(actor, activity)));
    }

    @PostMapping("/corrections")
    ResponseEntity<Recorded> correct(
            @PathVariable ActivityId activity,
            @PathVariable PersonId person,
            @Valid @RequestBody Correction body,
            Actor actor) {
        PersonId corrector = staff.personOf(actor.organisation(), actor.id()).orElse(null);
        return Answers.ok(commands.send(
                new CorrectAttendance(
                        new ParticipationId(activity),
                        person,
                        new Attendance(body.status(), body.minutes()),
                        body.reason(),
                        corrector),
                () -> itsModerator.require(actor, activity)));
    }
}
