package org.quartier.command.series;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.quartier.command.Answers;
import org.quartier.command.Commands;
import org.quartier.command.Directory;
import org.quartier.command.Recorded;
import org.quartier.command.RoomUses;
import org.quartier.command.series.SeriesBody.OnRoomTaken;
import org.quartier.command.series.SeriesCommand.CancelOccurrences;
import org.quartier.command.series.SeriesCommand.ChangeSeries;
import org.quartier.command.series.SeriesCommand.PlanSeries;
import org.quartier.command.series.SeriesCommand.PublishSeries;
import org.quartier.command.series.SeriesCommand.Wish;
import org.quartier.kernel.access.Actor;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.id.SeriesId;
import org.quartier.kernel.value.SeriesPlan;
import org.quartier.kernel.web.Change;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Activities that take place again and again. An occurrence is named by the day that the rule gives. */
@RestController
@RequestMapping("/api/v1/series")
class SeriesController {

    private final Commands commands;
    private final Directory directory;
    private final RoomUses rooms;
    private final SeriesOccurrences occurrences;
    private final Clock clock;

    SeriesController(
            Commands commands, Directory directory, RoomUses rooms, SeriesOccurrences occurrences, Clock clock) {
        this.commands = commands;
        this.directory = directory;
        this.rooms = rooms;
        this.occurrences = occurrences;
        this.clock = clock;
    }

    record Publication(
            SeriesBody.@Nullable @Valid Override override,
            @Nullable OffsetDateTime happenedAt) implements Change {}

    /** A missing reason is refused by the rule that asks for it. */
    record Reason(
            @Nullable @Size(max = 2_000) String reason,
            @Nullable OffsetDateTime happenedAt) implements Change {

        String text() {
            return reason == null ? "" : reason;
        }
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<Recorded> plan(@Valid @RequestBody SeriesBody body, Actor actor) {
        String rule = body.newRule();
        Wish wish = body.wish(actor.organisation());
        Set<LocalDate> skip =
                body.onRoomTaken() == OnRoomTaken.SKIP ? taken(actor.organisation(), rule, wish) : Set.of();
        return Answers.created(
                "/api/v1/series",
                commands.send(
                        new PlanSeries(SeriesId.next(), rule, wish, skip, ActivityId::next),
                        () -> directory.require(actor.organisation(), body.references())));
    }

    /** Days to leave out; none where all are taken, so that the refusal says with what they collide. */
    private Set<LocalDate> taken(OrganisationId organisation, String rule, Wish wish) {
        SeriesPlan plan = wish.plan();
        List<LocalDate> days = Recurrence.of(rule).from(wish.slot().day(), plan.time());
        Set<LocalDate> taken = rooms.taken(organisation, plan, days);
        return taken.size() == days.size() ? Set.of() : taken;
    }

    @PutMapping("/{series}/occurrences/{date}")
    ResponseEntity<Recorded> change(
            @PathVariable SeriesId series,
            @PathVariable @DateTimeFormat(iso = ISO.DATE) LocalDate date,
            @RequestParam Scope scope,
            @Valid @RequestBody SeriesBody body,
            Actor actor) {
        body.requireChange();
        ChangeSeries change = new ChangeSeries(
                series,
                date,
                scope,
                body.wish(actor.organisation()),
                body.rule(),
                Boolean.TRUE.equals(body.confirmRuleChange()),
                body.reason(),
                body.overrideReason(),
                occurrences.cancelled(actor.organisation(), series),
                SeriesId.next(),
                ActivityId::next,
                clock.instant());
        return Answers.ok(commands.send(change, () -> directory.require(actor.organisation(), body.references())));
    }

    @PostMapping("/{series}/occurrences/{date}/cancellation")
    ResponseEntity<Recorded> cancel(
            @PathVariable SeriesId series,
            @PathVariable @DateTimeFormat(iso = ISO.DATE) LocalDate date,
            @RequestParam Scope scope,
            @Valid @RequestBody Reason body) {
        return Answers.ok(commands.send(new CancelOccurrences(series, date, scope, body.text(), clock.instant())));
    }

    @PostMapping("/{series}/publication")
    ResponseEntity<Recorded> publish(
            @PathVariable SeriesId series, @Nullable @Valid @RequestBody(required = false) Publication body) {
        SeriesBody.Override override = body == null ? null : body.override();
        return Answers.ok(
                commands.send(new PublishSeries(series, override == null ? null : override.reason(), clock.instant())));
    }
}
