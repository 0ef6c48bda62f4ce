package org.quartier.query.attendance;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.access.Actor;
import org.quartier.kernel.id.QuarterId;
import org.quartier.kernel.web.Positions;
import org.quartier.kernel.web.Refusal;
import org.quartier.query.Csv;
import org.quartier.query.Days;
import org.quartier.query.Formats;
import org.quartier.query.Reads;
import org.quartier.query.attendance.AttendanceFigures.Figures;
import org.quartier.query.attendance.AttendanceFigures.Row;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Attendance statistics as JSON and CSV: the same figures in both. */
@RestController
@RequestMapping("/api/v1/statistics")
@Reads({AttendanceProjection.NAME, "quarters"})
class AttendanceController {

    static final String[] PROJECTIONS = {AttendanceProjection.NAME, "quarters"};

    private static final MediaType CSV = MediaType.valueOf("text/csv");
    private static final List<String> FIGURES =
            List.of("activities", "registered", "visits", "uniquePersons", "headCount", "reported", "noShows");

    private final AttendanceFigures figures;
    private final Clock clock;

    AttendanceController(AttendanceFigures figures, Clock clock) {
        this.figures = figures;
        this.clock = clock;
    }

    /**
     * What is asked.
     *
     * @param from the first day, in the zone of each activity's quarter
     * @param to the first day after it
     * @param quarter null for all
     */
    record Question(LocalDate from, LocalDate to, @Nullable UUID quarter, Set<Dimension> by) {}

    /**
     * The answer. Rows hold the value of each dimension and the figures of {@link Row} by their names.
     *
     * @param definition the version of what the figures mean
     * @param asOf the day of which they are
     * @param position in the log up to which they were computed
     */
    record Statistics(String definition, LocalDate asOf, long position, List<Map<String, @Nullable Object>> rows) {}

    @GetMapping("/attendance")
    ResponseEntity<?> negotiated(
            Actor actor,
            @RequestParam LocalDate from,
            @RequestParam LocalDate to,
            @RequestParam(required = false) @Nullable QuarterId quarter,
            @RequestParam(required = false) @Nullable List<String> by,
            @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable String accept,
            HttpServletResponse response) {
        return Formats.answer(
                accept,
                () -> json(actor, from, to, quarter, by, response),
                CSV,
                () -> csv(actor, from, to, quarter, by, response));
    }

    @GetMapping("/attendance.json")
    ResponseEntity<Statistics> json(
            Actor actor,
            @RequestParam LocalDate from,
            @RequestParam LocalDate to,
            @RequestParam(required = false) @Nullable QuarterId quarter,
            @RequestParam(required = false) @Nullable List<String> by,
            HttpServletResponse response) {
        return Formats.json(statistics(actor, question(from, to, quarter, by), response));
    }

    /** The rows as lines; definition, asOf and position stand in each, because a line may travel alone. */
    @GetMapping("/attendance.csv")
    ResponseEntity<String> csv(
            Actor actor,
            @RequestParam LocalDate from,
            @RequestParam LocalDate to,
            @RequestParam(required = false) @Nullable QuarterId quarter,
            @RequestParam(required = false) @Nullable List<String> by,
            HttpServletResponse response) {
        Question question = question(from, to, quarter, by);
        Statistics answer = statistics(actor, question, response);
        List<String> header = new ArrayList<>();
        question.by().forEach(dimension -> header.add(dimension.label()));
        header.addAll(FIGURES);
        header.addAll(List.of("definition", "asOf", "position"));
        List<List<@Nullable Object>> lines = new ArrayList<>();
        for (Map<String, @Nullable Object> row : answer.rows()) {
            List<@Nullable Object> line = new ArrayList<>(row.values());
            line.addAll(List.of(answer.definition(), answer.asOf(), answer.position()));
            lines.add(line);
        }
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(Csv.MEDIA_TYPE))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"attendance.csv\"")
                .body(Csv.write(header, lines));
    }

    private Statistics statistics(Actor actor, Question question, HttpServletResponse response) {
        if (question.quarter() != null && !figures.knows(actor.organisation(), question.quarter())) {
            throw Refusal.notFound();
        }
        Figures found = figures.of(actor.organisation(), question);
        response.setHeader(Positions.EVENT_POSITION, Long.toString(found.position()));
        return new Statistics(
                AttendanceFigures.DEFINITION,
                LocalDate.now(clock.withZone(Days.USUAL_ZONE)),
                found.position(),
                found.rows().stream().map(AttendanceController::columns).toList());
    }

    private static Map<String, @Nullable Object> columns(Row row) {
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        row.by().forEach((dimension, value) -> columns.put(dimension.label(), value));
        List<@Nullable Object> values =
                new ArrayList<>(List.of(row.activities(), row.registered(), row.visits(), row.uniquePersons()));
        values.add(row.headCount());
        values.addAll(List.of(row.reported(), row.noShows()));
        for (int i = 0; i < FIGURES.size(); i++) {
            columns.put(FIGURES.get(i), values.get(i));
        }
        return columns;
    }

    private static Question question(
            LocalDate from, LocalDate to, @Nullable QuarterId quarter, @Nullable List<String> by) {
        Days.require("from", from);
        Days.require("to", to);
        if (to.isBefore(from)) {
            throw Refusal.malformed("to", "must not be before from");
        }
        Set<Dimension> dimensions = new LinkedHashSet<>();
        for (String label : by == null ? List.<String>of() : by) {
            dimensions.add(Dimension.of(label)
                    .orElseThrow(() -> Refusal.malformed("by", "must be month, quarter, kind, ageBand or language")));
        }
        return new Question(from, to, quarter == null ? null : quarter.value(), dimensions);
    }
}
