package org.quartier.query.hours;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.quartier.kernel.access.Actor;
import org.quartier.query.Reads;
import org.quartier.query.statistic.StatisticAnswers;
import org.quartier.query.statistic.StatisticParameters;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Statistics of volunteered hours. */
@RestController
@Reads({HourProjection.NAME, "volunteers", "attendance", "quarters"})
class HourStatisticController {

    private static final String HOURS = "/api/v1/statistics/hours";

    private final HourFigures figures;
    private final StatisticAnswers answers;

    HourStatisticController(HourFigures figures, StatisticAnswers answers) {
        this.figures = figures;
        this.answers = answers;
    }

    @GetMapping({HOURS, HOURS + ".json", HOURS + ".csv", HOURS + ".xlsx", HOURS + ".pdf"})
    ResponseEntity<?> hours(
            Actor actor,
            @ParameterObject StatisticParameters asked,
            HttpServletRequest request,
            HttpServletResponse response) {
        return answers.answer(figures, actor, asked, request, response);
    }
}
