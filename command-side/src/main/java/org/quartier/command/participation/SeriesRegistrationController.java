package org.quartier.command.participation;

import jakarta.validation.Valid;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.quartier.command.Commands;
import org.quartier.command.ItsModerator;
import org.quartier.command.Recorded;
import org.quartier.command.SeriesDates;
import org.quartier.command.participation.ParticipationCommand.WithdrawRegistration;
import org.quartier.command.participation.RegistrationController.Because;
import org.quartier.kernel.access.Actor;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.ParticipationId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.id.SeriesId;
import org.quartier.kernel.value.Occurrence;
import org.quartier.kernel.web.Positions;
import org.quartier.kernel.web.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Registration for all that is to come of a series: each date is recorded or refused for itself, so that one that is full
 * does not spoil the others. Asked again, also with the same key, it does what is still to be done.
 */
@RestController
@RequestMapping("/api/v1/series/{series}/registrations")
class SeriesRegistrationController {

    private static final String NOT_REGISTERED = "no-active-registration";

    private final Commands commands;
    private final SeriesDates dates;
    private final PersonFacts persons;
    private final ItsModerator itsModerator;
    private final Occasions occasions;

    SeriesRegistrationController(
            Commands commands, SeriesDates dates, PersonFacts persons, ItsModerator itsModerator, Occasions occasions) {
        this.commands = commands;
        this.dates = dates;
        this.persons = persons;
        this.itsModerator = itsModerator;
        this.occasions = occasions;
    }

    /** What became of each date that is still to come. */
    record Results(String id, List<Result> items) {}

    /**
     * What became of one date.
     *
     * @param registration null where it was refused
     * @param status of the registration
     * @param position in the waiting list
     * @param problem null where it was recorded
     */
    record Result(
            LocalDate date,
            ActivityId activity,
            @Nullable String registration,
            @Nullable Object status,
            @Nullable Object position,
            @Nullable Problem problem) {

        private static Result of(Occurrence occurrence, Recorded recorded) {
            Map<String, Object> more = recorded.more();
            return new Result(
                    occurrence.date(),
                    occurrence.activity(),
                    recorded.id(),
                    more.get("status"),
                    more.get("position"),
                    null);
        }

        private static Result of(Occurrence occurrence, Refusal refused) {
            return new Result(
                    occurrence.date(),
                    occurrence.activity(),
                    null,
                    null,
                    null,
                    new Problem(
                            "urn:quartier:problem:" + refused.name(),
                            refused.status().value(),
                            refused.detail(),
                            refused.rule()));
        }
    }

    /** Why not, as the date's own address would say it. */
    record Problem(
            String type,
            int status,
            String detail,
            @Nullable String rule) {}

    @PostMapping
    ResponseEntity<Results> register(
            @PathVariable SeriesId series, @Valid @RequestBody RegistrationController.Body body, Actor actor) {
        List<Occurrence> ahead = dates.ahead(actor, series);
        Registrant registrant = persons.of(actor.organisation(), body.personId());
        registrant.requireKnown();
        body.requireChoosableSource();
        return each(
                series,
                ahead,
                activity -> commands.sendPart(
                        body.command(activity, registrant), () -> itsModerator.require(actor, activity), activity));
    }

    /** Dates for which the person is not registered are not among the answers. */
    @PostMapping("/{person}/withdrawal")
    ResponseEntity<Results> withdraw(
            @PathVariable SeriesId series,
            @PathVariable PersonId person,
            @Valid @RequestBody(required = false) @Nullable Because because,
            Actor actor) {
        List<Occurrence> ahead = dates.ahead(actor, series);
        return each(
                series,
                ahead,
                activity -> commands.sendPart(
                        new WithdrawRegistration(
                                new ParticipationId(activity),
                                person,
                                Because.reason(because),
                                occasions.now(actor.organisation())),
                        () -> itsModerator.require(actor, activity),
                        activity));
    }

    private static ResponseEntity<Results> each(
            SeriesId series, List<Occurrence> ahead, Function<ActivityId, Recorded> send) {
        List<Result> results = new ArrayList<>();
        long position = 0;
        for (Occurrence occurrence : ahead) {
            try {
                Recorded recorded = send.apply(occurrence.activity());
                results.add(Result.of(occurrence, recorded));
                position = Math.max(position, recorded.position());
            } catch (Refusal refused) {
                if (!isNothingToWithdraw(refused)) {
                    results.add(Result.of(occurrence, refused));
                }
            }
        }
        return ResponseEntity.ok()
                .header(Positions.EVENT_POSITION, Long.toString(position))
                .body(new Results(series.toString(), results));
    }

    private static boolean isNothingToWithdraw(Refusal refused) {
        return refused.status() == HttpStatus.NOT_FOUND || refused.name().equals(NOT_REGISTERED);
    }
}
