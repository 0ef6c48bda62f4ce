package org.quartier.command.shift;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.quartier.command.Answers;
import org.quartier.command.Commands;
import org.quartier.command.Recorded;
import org.quartier.command.shift.ShiftCommand.Candidate;
import org.quartier.command.shift.ShiftCommand.CheckIn;
import org.quartier.command.shift.ShiftCommand.ReleaseVolunteer;
import org.quartier.command.shift.ShiftCommand.SignOut;
import org.quartier.command.shift.ShiftCommand.SignUp;
import org.quartier.command.shift.ShiftCommand.StandBy;
import org.quartier.command.shift.ShiftCommand.StandDown;
import org.quartier.kernel.access.Actor;
import org.quartier.kernel.id.ShiftId;
import org.quartier.kernel.id.VolunteerId;
import org.quartier.kernel.web.Change;
import org.quartier.kernel.web.Refusal;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who helps in a shift: signing up and out, standing by, coming. */
@RestController
@RequestMapping("/api/v1/shifts/{shift}")
class RosterController {

    private final Commands commands;
    private final Candidates candidates;
    private final Shifts shifts;

    RosterController(Commands commands, Candidates candidates, Shifts shifts) {
        this.commands = commands;
        this.candidates = candidates;
        this.shifts = shifts;
    }

    record Nothing(@Nullable OffsetDateTime happenedAt) implements Change {}

    record Release(
            @NotBlank @Size(max = 1_000) String reason,
            @Nullable OffsetDateTime happenedAt) implements Change {

        @Override
        public String toString() {
            return "Release[masked]";
        }
    }

    @PutMapping("/volunteers/{volunteer}")
    ResponseEntity<Recorded> signUp(
            @PathVariable ShiftId shift,
            @PathVariable VolunteerId volunteer,
            @Valid @RequestBody(required = false) @Nullable Nothing body,
            Actor actor) {
        Candidate candidate = candidate(shift, volunteer, actor);
        return Answers.ok(commands.send(new SignUp(shift, candidate), () -> requireBindable(shift, candidate, actor)));
    }

    @DeleteMapping("/volunteers/{volunteer}")
    ResponseEntity<Recorded> signOut(@PathVariable ShiftId shift, @PathVariable VolunteerId volunteer, Actor actor) {
        candidate(shift, volunteer, actor);
        return Answers.ok(commands.send(new SignOut(shift, volunteer), () -> shifts.requireIts(actor, shift)));
    }

    /** By the coordinator, also when signing out is no longer free. */
    @PostMapping("/volunteers/{volunteer}/release")
    ResponseEntity<Recorded> release(
            @PathVariable ShiftId shift,
            @PathVariable VolunteerId volunteer,
            @Valid @RequestBody Release body,
            Actor actor) {
        candidate(shift, volunteer, actor);
        return Answers.ok(commands.send(new ReleaseVolunteer(shift, volunteer, body.reason())));
    }

    @PostMapping("/volunteers/{volunteer}/check-in")
    ResponseEntity<Recorded> checkIn(
            @PathVariable ShiftId shift,
            @PathVariable VolunteerId volunteer,
            @Valid @RequestBody(required = false) @Nullable Nothing body,
            Actor actor) {
        Candidate candidate = candidate(shift, volunteer, actor);
        return Answers.ok(commands.send(new CheckIn(shift, candidate), () -> requireBindable(shift, candidate, actor)));
    }

    @PutMapping("/standby/{volunteer}")
    ResponseEntity<Recorded> standBy(
            @PathVariable ShiftId shift,
            @PathVariable VolunteerId volunteer,
            @Valid @RequestBody(required = false) @Nullable Nothing body,
            Actor actor) {
        Candidate candidate = candidate(shift, volunteer, actor);
        return Answers.ok(commands.send(new StandBy(shift, candidate), () -> requireBindable(shift, candidate, actor)));
    }

    @DeleteMapping("/standby/{volunteer}")
    ResponseEntity<Recorded> standDown(@PathVariable ShiftId shift, @PathVariable VolunteerId volunteer, Actor actor) {
        candidate(shift, volunteer, actor);
        return Answers.ok(commands.send(new StandDown(shift, volunteer), () -> shifts.requireIts(actor, shift)));
    }

    private Candidate candidate(ShiftId shift, VolunteerId volunteer, Actor actor) {
        return candidates.find(actor.organisation(), volunteer, shift).orElseThrow(Refusal::notFound);
    }

    private void requireBindable(ShiftId shift, Candidate candidate, Actor actor) {
        shifts.requireIts(actor, shift);
        candidates.requireNotErased(actor.organisation(), candidate);
    }
}
