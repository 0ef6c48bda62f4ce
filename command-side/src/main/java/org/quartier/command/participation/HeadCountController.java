package org.quartier.command.participation;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.quartier.command.Answers;
import org.quartier.command.Commands;
import org.quartier.command.ItsModerator;
import org.quartier.command.Recorded;
import org.quartier.command.participation.ParticipationCommand.CountHeads;
import org.quartier.kernel.access.Actor;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.ParticipationId;
import org.quartier.kernel.value.AgeBand;
import org.quartier.kernel.web.Change;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** How many were there, without names. */
@RestController
@RequestMapping("/api/v1/activities/{activity}/head-counts")
class HeadCountController {

    private final Commands commands;
    private final ItsModerator itsModerator;

    HeadCountController(Commands commands, ItsModerator itsModerator) {
        this.commands = commands;
        this.itsModerator = itsModerator;
    }

    record Body(
            @NotNull @Min(0) @Max(1_000_000) Integer total,
            @NotNull Boolean additional,
            @Nullable Map<AgeBand, @NotNull @Min(0) @Max(1_000_000) Integer> byCategory,
            @Nullable @Size(max = 2_000) String reason,
            @Nullable OffsetDateTime happenedAt)
            implements Change {

        CountHeads command(ActivityId activity) {
            return new CountHeads(
                    new ParticipationId(activity),
                    total,
                    additional,
                    byCategory == null ? Map.of() : byCategory,
                    reason);
        }
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<Recorded> count(@PathVariable ActivityId activity, @Valid @RequestBody Body body, Actor actor) {
        // a count has no id of its own: the latest one is found with the activity
        return Answers.createdAt(
                "/api/v1/activities/" + activity,
                commands.send(body.command(activity), () -> itsModerator.require(actor, activity)));
    }
}
