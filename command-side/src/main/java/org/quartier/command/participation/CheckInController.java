package org.quartier.command.participation;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.quartier.command.Answers;
import org.quartier.command.Commands;
import org.quartier.command.ItsModerator;
import org.quartier.command.Recorded;
import org.quartier.command.participation.ParticipationCommand.AnnulCheckIn;
import org.quartier.command.participation.ParticipationCommand.CheckIn;
import org.quartier.kernel.access.Actor;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.CheckInId;
import org.quartier.kernel.id.ParticipationId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.RegistrationId;
import org.quartier.kernel.web.Change;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who comes through the door. */
@RestController
@RequestMapping("/api/v1/activities/{activity}/check-ins")
class CheckInController {

    private final Commands commands;
    private final PersonFacts persons;
    private final ItsModerator itsModerator;

    CheckInController(Commands commands, PersonFacts persons, ItsModerator itsModerator) {
        this.commands = commands;
        this.persons = persons;
        this.itsModerator = itsModerator;
    }

    record WalkIn(@Nullable @Min(0) @Max(999) Integer companions) {

        int heads() {
            return companions == null ? 1 : 1 + companions;
        }
    }

    record Body(
            @Nullable PersonId personId,
            @Nullable @Valid WalkIn walkIn,
            @NotBlank @Size(max = 200) String device,
            @NotBlank @Size(max = 200) String nonce,
            @Nullable OffsetDateTime at,
            @Nullable OffsetDateTime happenedAt)
            implements Change {

        void requirePersonOrWalkIn() {
            ParticipationRule.PERSON_OR_WALK_IN.require((personId == null) != (walkIn == null));
        }

        CheckIn command(ActivityId activity, @Nullable Registrant registrant) {
            return new CheckIn(
                    new ParticipationId(activity),
                    CheckInId.next(),
                    RegistrationId.next(),
                    registrant,
                    walkIn == null ? 1 : walkIn.heads(),
                    device,
                    nonce,
                    at == null ? null : at.toInstant());
        }
    }

    record Annulment(
            @Nullable @Size(max = 2_000) String reason,
            @Nullable OffsetDateTime happenedAt) implements Change {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<Recorded> checkIn(@PathVariable ActivityId activity, @Valid @RequestBody Body body, Actor actor) {
        Registrant registrant = persons.ofNullable(actor.organisation(), body.personId());
        return Answers.created(
                "/api/v1/activities/" + activity + "/check-ins",
                commands.send(body.command(activity, registrant), () -> {
                    itsModerator.require(actor, activity);
                    body.requirePersonOrWalkIn();
                }));
    }

    @PostMapping("/{checkIn}/annulment")
    ResponseEntity<Recorded> annul(
            @PathVariable ActivityId activity,
            @PathVariable CheckInId checkIn,
            @Valid @RequestBody Annulment body,
            Actor actor) {
        return Answers.ok(commands.send(
                new AnnulCheckIn(new ParticipationId(activity), checkIn, body.reason()),
                () -> itsModerator.require(actor, activity)));
    }
}
