package org.quartier.command.participation;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.quartier.command.Answers;
import org.quartier.command.Commands;
import org.quartier.command.DescribedActivity.WaitingListTerms;
import org.quartier.command.Recorded;
import org.quartier.command.participation.ParticipationCommand.ChangeCapacity;
import org.quartier.kernel.access.Actor;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.ParticipationId;
import org.quartier.kernel.web.Change;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How many may come. */
@RestController
@RequestMapping("/api/v1/activities/{activity}/capacity")
class CapacityController {

    private final Commands commands;
    private final Occasions occasions;

    CapacityController(Commands commands, Occasions occasions) {
        this.commands = commands;
        this.occasions = occasions;
    }

    enum OnOverbooking {
        REFUSE,
        KEEP_OVERBOOKED
    }

    record Body(
            @NotNull @Min(0) @Max(1_000_000) Integer places,
            @Nullable @Min(0) @Max(1_000_000) Integer reserved,
            @Nullable WaitingListTerms waitingList,
            @Nullable OnOverbooking onOverbooking,
            @Nullable OffsetDateTime happenedAt)
            implements Change {

        ChangeCapacity command(ActivityId activity, Occasion occasion) {
            return new ChangeCapacity(
                    new ParticipationId(activity),
                    places,
                    reserved,
                    waitingList == null ? null : waitingList.policy(),
                    waitingList == null ? null : waitingList.mode(),
                    onOverbooking == OnOverbooking.KEEP_OVERBOOKED,
                    occasion);
        }
    }

    @PutMapping
    ResponseEntity<Recorded> change(@PathVariable ActivityId activity, @Valid @RequestBody Body body, Actor actor) {
        return Answers.ok(commands.send(body.command(activity, occasions.now(actor.organisation()))));
    }
}
