package org.quartier.query.attendance;

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

/** Statistics of activities: who came, and what was planned against what came of it. */
@RestController
class AttendanceController {

    private static final String ATTENDANCE = "/api/v1/statistics/attendance";
    private static final String PLAN = "/api/v1/statistics/plan";

    private final AttendanceFigures attendance;
    private final PlanFigures plan;
    private final StatisticAnswers answers;

    AttendanceController(AttendanceFigures attendance, PlanFigures plan, StatisticAnswers answers) {
        this.attendance = attendance;
        this.plan = plan;
        this.answers = answers;
    }

    @GetMapping({ATTENDANCE, ATTENDANCE + ".json", ATTENDANCE + ".csv", ATTENDANCE + ".xlsx", ATTENDANCE + ".pdf"})
    @Reads({AttendanceProjection.NAME, "quarters"})
    ResponseEntity<?> attendance(
            Actor actor,
            @ParameterObject StatisticParameters asked,
            HttpServletRequest request,
            HttpServletResponse response) {
        return answers.answer(attendance, actor, asked, request, response);
    }

    @GetMapping({PLAN, PLAN + ".json", PLAN + ".csv", PLAN + ".xlsx", PLAN + ".pdf"})
    @Reads({AttendanceProjection.NAME, "hours", "quarters"})
    ResponseEntity<?> plan(
            Actor actor,
            @ParameterObject StatisticParameters asked,
            HttpServletRequest request,
            HttpServletResponse response) {
        return answers.answer(plan, actor, asked, request, response);
    }
}
