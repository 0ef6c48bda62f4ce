package org.quartier.query.outofhours;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.access.Actor;
import org.quartier.kernel.id.QuarterId;
import org.quartier.kernel.web.Positions;
import org.quartier.kernel.web.Refusal;
import org.quartier.query.Days;
import org.quartier.query.Reads;
import org.quartier.query.outofhours.OutOfHoursWork.Figures;
import org.quartier.query.outofhours.OutOfHoursWork.Question;
import org.quartier.query.outofhours.OutOfHoursWork.Row;
import org.quartier.query.statistic.Knowledge;
import org.quartier.query.statistic.Statistic;
import org.quartier.query.statistic.Statistic.Column;
import org.quartier.query.statistic.Statistic.Unit;
import org.quartier.query.statistic.StatisticForms;
import org.quartier.query.statistic.StatisticQuestion;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Work out of hours per staff member and month, in every form of a statistic. What had not ended is not in it. */
@RestController
@Reads(
        value = {"activities", "staff", "quarters"},
        names = true)
class OutOfHoursController {

    static final String[] PROJECTIONS = {"activities", "staff", "quarters"};

    private static final String NAME = "out-of-hours";

    private static final String PATH = "/api/v1/statistics/" + NAME;

    /** What the figures mean; another word when they come to mean something else. */
    private static final String DEFINITION = "out-of-hours-1";

    private static final List<Column> COLUMNS = List.of(
            new Column("month", Unit.LABEL),
            new Column("personId", Unit.TEXT),
            new Column("name", Unit.TEXT),
            new Column("activities", Unit.SUM),
            new Column("minutes", Unit.MINUTES));

    private final OutOfHoursWork work;
    private final StatisticForms forms;
    private final Clock clock;

    OutOfHoursController(OutOfHoursWork work, StatisticForms forms, Clock clock) {
        this.work = work;
        this.forms = forms;
        this.clock = clock;
    }

    @GetMapping({PATH, PATH + ".json", PATH + ".csv", PATH + ".xlsx", PATH + ".pdf"})
    ResponseEntity<?> outOfHours(
            Actor actor,
            @RequestParam LocalDate from,
            @RequestParam LocalDate to,
            @RequestParam(required = false) @Nullable QuarterId quarter,
            HttpServletRequest request,
            HttpServletResponse response) {
        Statistic found = statistic(actor, from, to, quarter);
        response.setHeader(Positions.EVENT_POSITION, Long.toString(found.position()));
        return forms.answer(found, actor.organisation(), request);
    }

    private Statistic statistic(Actor actor, LocalDate from, LocalDate to, @Nullable QuarterId quarter) {
        Days.require("from", from);
        Days.require("to", to);
        if (to.isBefore(from)) {
            throw Refusal.malformed("to", "must not be before from");
        }
        if (quarter != null && !work.knows(actor.organisation(), quarter)) {
            throw Refusal.notFound();
        }
        Figures figures = work.of(actor, new Question(from, to, quarter, clock.instant()));
        LocalDate today = LocalDate.now(clock.withZone(Days.USUAL_ZONE));
        return new Statistic(
                NAME,
                DEFINITION,
                new StatisticQuestion(from, to, quarter == null ? null : quarter.value(), Set.of(), Knowledge.ALL),
                today,
                today,
                figures.position(),
                COLUMNS,
                List.of(List.of("minutes")),
                figures.rows().stream().map(OutOfHoursController::cells).toList());
    }

    private static List<@Nullable Object> cells(Row row) {
        return Arrays.asList(
                row.month().toString(), row.personId().toString(), row.name(), (long) row.activities(), (long)
                        row.minutes());
    }
}
