package org.quartier.command.period;

import java.time.Clock;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.quartier.command.Answers;
import org.quartier.command.Commands;
import org.quartier.command.Recorded;
import org.quartier.kernel.access.Actor;
import org.quartier.kernel.id.ReportingPeriodId;
import org.quartier.kernel.value.ReportingPeriod;
import org.quartier.kernel.web.Change;
import org.quartier.kernel.web.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Closes reporting periods. */
@RestController
class PeriodController {

    private static final String PATH = "/api/v1/reporting-periods";

    private final Commands commands;
    private final OccasionDays days;
    private final ClosedPeriods closed;
    private final Clock clock;

    PeriodController(Commands commands, OccasionDays days, ClosedPeriods closed, Clock clock) {
        this.commands = commands;
        this.days = days;
        this.closed = closed;
        this.clock = clock;
    }

    record Nothing(@Nullable OffsetDateTime happenedAt) implements Change {}

    /** Closes {@code 2026-06}, {@code 2026-Q2} or {@code 2026} for the whole organisation, for good. */
    @PostMapping(PATH + "/{period}/closing")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<Recorded> close(
            @PathVariable String period, @RequestBody(required = false) @Nullable Nothing body, Actor actor) {
        ReportingPeriod named = ReportingPeriod.named(period)
                .orElseThrow(() -> Refusal.malformed("period", "must be like 2026-06, 2026-Q2 or 2026"));
        return Answers.created(
                PATH,
                commands.send(new ClosePeriod(
                        new ReportingPeriodId(named.name(), actor.organisation()),
                        named,
                        days.zones(actor.organisation()),
                        clock.instant(),
                        () -> closed.isClosedAlready(named, actor.organisation()))));
    }
}
