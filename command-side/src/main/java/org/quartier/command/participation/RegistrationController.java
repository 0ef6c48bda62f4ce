package org.quartier.command.participation;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.quartier.command.Answers;
import org.quartier.command.Commands;
import org.quartier.command.ItsModerator;
import org.quartier.command.Recorded;
import org.quartier.command.participation.ParticipationCommand.AnswerOffer;
import org.quartier.command.participation.ParticipationCommand.ForcePromotion;
import org.quartier.command.participation.ParticipationCommand.RegisterParticipant;
import org.quartier.command.participation.ParticipationCommand.RejectRegistration;
import org.quartier.command.participation.ParticipationCommand.RestoreRegistration;
import org.quartier.command.participation.ParticipationCommand.WithdrawRegistration;
import org.quartier.kernel.access.Actor;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.ParticipationId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.RegistrationId;
import org.quartier.kernel.value.RegistrationSource;
import org.quartier.kernel.web.Change;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who has a place, who waits, and who will not come after all. */
@RestController
@RequestMapping("/api/v1/activities/{activity}/registrations")
class RegistrationController {

    /** A walk-in is made by a check-in, an import by an import: neither is said by whoever asks. */
    private static final Set<RegistrationSource> CHOOSABLE =
            Set.of(RegistrationSource.STAFF, RegistrationSource.ONLINE);

    private final Commands commands;
    private final PersonFacts persons;
    private final ItsModerator itsModerator;
    private final Occasions occasions;
    private final Clock clock;

    RegistrationController(
            Commands commands, PersonFacts persons, ItsModerator itsModerator, Occasions occasions, Clock clock) {
        this.commands = commands;
        this.persons = persons;
        this.itsModerator = itsModerator;
        this.occasions = occasions;
        this.clock = clock;
    }

    record Body(
            @NotNull PersonId personId,
            @Nullable @Min(0) @Max(999) Integer companions,
            @Nullable @Min(-1_000) @Max(1_000) Integer priority,
            @Nullable RegistrationSource source,
            @Nullable OffsetDateTime happenedAt)
            implements Change {

        void requireChoosableSource() {
            ParticipationRule.SOURCE_NOT_CHOSEN.require(source == null || CHOOSABLE.contains(source));
        }

        RegisterParticipant command(ActivityId activity, Registrant registrant) {
            return new RegisterParticipant(
                    new ParticipationId(activity),
                    RegistrationId.next(),
                    registrant,
                    companions == null ? 0 : companions,
                    priority == null ? 0 : priority,
                    source == null ? RegistrationSource.STAFF : source,
                    happenedAt != null);
        }
    }

    record Because(
            @Nullable @Size(max = 2_000) String reason,
            @Nullable OffsetDateTime happenedAt) implements Change {

        static @Nullable String reason(@Nullable Because because) {
            return because == null ? null : because.reason;
        }
    }

    record Happened(@Nullable OffsetDateTime happenedAt) implements Change {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<Recorded> register(@PathVariable ActivityId activity, @Valid @RequestBody Body body, Actor actor) {
        Registrant registrant = persons.of(actor.organisation(), body.personId());
        // as the withdrawal names it: one has at most one active registration
        return Answers.createdAt(
                "/api/v1/activities/" + activity + "/registrations/" + body.personId(),
                commands.send(body.command(activity, registrant), () -> {
                    itsModerator.require(actor, activity);
                    body.requireChoosableSource();
                }));
    }

    @DeleteMapping("/{person}")
    ResponseEntity<Recorded> withdraw(@PathVariable ActivityId activity, @PathVariable PersonId person, Actor actor) {
        return withdraw(activity, person, null, actor);
    }

    @PostMapping("/{person}/withdrawal")
    ResponseEntity<Recorded> withdraw(
            @PathVariable ActivityId activity,
            @PathVariable PersonId person,
            @Valid @RequestBody(required = false) @Nullable Because because,
            Actor actor) {
        return Answers.ok(commands.send(
                new WithdrawRegistration(
                        new ParticipationId(activity),
                        person,
                        Because.reason(because),
                        occasions.now(actor.organisation())),
                () -> itsModerator.require(actor, activity)));
    }

    @PostMapping("/{person}/rejection")
    ResponseEntity<Recorded> reject(
            @PathVariable ActivityId activity,
            @PathVariable PersonId person,
            @Valid @RequestBody(required = false) @Nullable Because because,
            Actor actor) {
        return Answers.ok(commands.send(
                new RejectRegistration(
                        new ParticipationId(activity),
                        person,
                        Because.reason(because),
                        occasions.now(actor.organisation())),
                () -> itsModerator.require(actor, activity)));
    }

    /** Out of order and over capacity; the table of who may call what asks for a manager. */
    @PostMapping("/{person}/promotion")
    ResponseEntity<Recorded> promote(
            @PathVariable ActivityId activity,
            @PathVariable PersonId person,
            @Valid @RequestBody(required = false) @Nullable Because because) {
        return Answers.ok(commands.send(
                new ForcePromotion(new ParticipationId(activity), person, Because.reason(because), clock.instant())));
    }

    /** Take the place that is offered. */
    @PostMapping("/{person}/acceptance")
    ResponseEntity<Recorded> accept(
            @PathVariable ActivityId activity,
            @PathVariable PersonId person,
            @Valid @RequestBody(required = false) @Nullable Happened happened,
            Actor actor) {
        return answer(activity, person, true, null, actor);
    }

    /** Decline the place that is offered, and with it to come at all. */
    @PostMapping("/{person}/refusal")
    ResponseEntity<Recorded> decline(
            @PathVariable ActivityId activity,
            @PathVariable PersonId person,
            @Valid @RequestBody(required = false) @Nullable Because because,
            Actor actor) {
        return answer(activity, person, false, Because.reason(because), actor);
    }

    private ResponseEntity<Recorded> answer(
            ActivityId activity, PersonId person, boolean accepts, @Nullable String reason, Actor actor) {
        return Answers.ok(commands.send(
                new AnswerOffer(
                        new ParticipationId(activity), person, accepts, reason, occasions.now(actor.organisation())),
                () -> itsModerator.require(actor, activity)));
    }

    /** Undo a withdrawal or a rejection; the table of who may call what asks for a manager. */
    @PostMapping("/{person}/restoration")
    ResponseEntity<Recorded> restore(
            @PathVariable ActivityId activity,
            @PathVariable PersonId person,
            @Valid @RequestBody(required = false) @Nullable Because because,
            Actor actor) {
        return Answers.ok(commands.send(new RestoreRegistration(
                new ParticipationId(activity),
                persons.of(actor.organisation(), person),
                Because.reason(because),
                occasions.now(actor.organisation()))));
    }
}
