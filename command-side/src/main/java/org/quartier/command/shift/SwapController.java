package org.quartier.command.shift;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.quartier.command.Answers;
import org.quartier.command.Commands;
import org.quartier.command.Directory;
import org.quartier.command.Directory.Reference;
import org.quartier.command.Recorded;
import org.quartier.command.Settings;
import org.quartier.command.shift.ShiftCommand.AcceptSwap;
import org.quartier.command.shift.ShiftCommand.Candidate;
import org.quartier.command.shift.ShiftCommand.ConfirmSwap;
import org.quartier.command.shift.ShiftCommand.DeclineSwap;
import org.quartier.command.shift.ShiftCommand.OfferSwap;
import org.quartier.kernel.access.Actor;
import org.quartier.kernel.id.ShiftId;
import org.quartier.kernel.id.SwapId;
import org.quartier.kernel.id.VolunteerId;
import org.quartier.kernel.web.Change;
import org.quartier.kernel.web.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Swaps of shifts: one volunteer takes another's place. */
@RestController
@RequestMapping("/api/v1/shifts/{shift}/swaps")
class SwapController {

    private final Commands commands;
    private final Directory directory;
    private final Candidates candidates;
    private final Shifts shifts;
    private final Takers takers;
    private final Settings settings;

    SwapController(
            Commands commands,
            Directory directory,
            Candidates candidates,
            Shifts shifts,
            Takers takers,
            Settings settings) {
        this.commands = commands;
        this.directory = directory;
        this.candidates = candidates;
        this.shifts = shifts;
        this.takers = takers;
        this.settings = settings;
    }

    record Offer(
            @NotNull VolunteerId giver,
            @NotNull VolunteerId taker,
            @Nullable OffsetDateTime happenedAt) implements Change {}

    record Nothing(@Nullable OffsetDateTime happenedAt) implements Change {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<Recorded> offer(@PathVariable ShiftId shift, @Valid @RequestBody Offer body, Actor actor) {
        return Answers.created(
                "/api/v1/shifts/" + shift + "/swaps",
                commands.send(new OfferSwap(shift, SwapId.next(), body.giver(), body.taker()), () -> {
                    shifts.requireIts(actor, shift);
                    directory.require(
                            actor.organisation(),
                            new Reference("giver", body.giver()),
                            new Reference("taker", body.taker()));
                }));
    }

    @PostMapping("/{swap}/acceptance")
    ResponseEntity<Recorded> accept(
            @PathVariable ShiftId shift,
            @PathVariable SwapId swap,
            @Valid @RequestBody(required = false) @Nullable Nothing body,
            Actor actor) {
        Candidate taker = taker(shift, swap, actor);
        boolean enough = !settings.of(actor.organisation()).confirmsSwaps();
        return Answers.ok(
                commands.send(new AcceptSwap(shift, swap, taker, enough), () -> requireBindable(shift, taker, actor)));
    }

    /** By the coordinator, where the organisation wants that. */
    @PostMapping("/{swap}/confirmation")
    ResponseEntity<Recorded> confirm(
            @PathVariable ShiftId shift,
            @PathVariable SwapId swap,
            @Valid @RequestBody(required = false) @Nullable Nothing body,
            Actor actor) {
        Candidate taker = taker(shift, swap, actor);
        return Answers.ok(
                commands.send(new ConfirmSwap(shift, swap, taker), () -> requireBindable(shift, taker, actor)));
    }

    @PostMapping("/{swap}/refusal")
    ResponseEntity<Recorded> decline(
            @PathVariable ShiftId shift,
            @PathVariable SwapId swap,
            @Valid @RequestBody(required = false) @Nullable Nothing body,
            Actor actor) {
        return Answers.ok(commands.send(new DeclineSwap(shift, swap), () -> shifts.requireIts(actor, shift)));
    }

    private Candidate taker(ShiftId shift, SwapId swap, Actor actor) {
        Optional<VolunteerId> taker = takers.of(actor.organisation(), shift, swap);
        return taker.flatMap(volunteer -> candidates.find(actor.organisation(), volunteer, shift))
                .orElseThrow(Refusal::notFound);
    }

    private void requireBindable(ShiftId shift, Candidate taker, Actor actor) {
        shifts.requireIts(actor, shift);
        candidates.requireNotErased(actor.organisation(), taker);
    }
}
