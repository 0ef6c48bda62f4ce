package org.quartier.query.outofhours;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.access.Actor;
import org.quartier.kernel.id.QuarterId;
import org.quartier.kernel.web.Positions;
import org.quartier.kernel.web.Refusal;
import org.quartier.query.Csv;
import org.quartier.query.Days;
import org.quartier.query.Formats;
import org.quartier.query.Reads;
import org.quartier.query.outofhours.OutOfHoursWork.Figures;
import org.quartier.query.outofhours.OutOfHoursWork.Question;
import org.quartier.query.outofhours.OutOfHoursWork.Row;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Work out of hours per staff member and month, as JSON and CSV: the same figures in both. */
@RestController
@RequestMapping("/api/v1/statistics")
@Reads(
        value = {"activities", "staff", "quarters"},
        names = true)
class OutOfHoursController {

    static final String[] PROJECTIONS = {"activities", "staff", "quarters"};

    /** What the figures mean; another word when they come to mean something else. */
    private static final String DEFINITION = "out-of-hours-1";

    private static final MediaType CSV = MediaType.valueOf("text/csv");

    private final OutOfHoursWork work;
    private final Clock clock;

    OutOfHoursController(OutOfHoursWork work, Clock clock) {
        this.work = work;
        this.clock = clock;
    }

    /**
     * The answer.
     *
     * @param definition the version of what the figures mean
     * @param asOf the day of which they are: what had not ended is not in them
     * @param position in the log up to which they were computed
     */
    record Statistics(String definition, LocalDate asOf, long position, List<Row> rows) {}

    @GetMapping("/out-of-hours")
    ResponseEntity<?> negotiated(
            Actor actor,
            @RequestParam LocalDate from,
            @RequestParam LocalDate to,
            @RequestParam(required = false) @Nullable QuarterId quarter,
            @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable String accept,
            HttpServletResponse response) {
        return Formats.answer(
                accept,
                () -> json(actor, from, to, quarter, response),
                CSV,
                () -> csv(actor, from, to, quarter, response));
    }

    @GetMapping("/out-of-hours.json")
    ResponseEntity<Statistics> json(
            Actor actor,
            @RequestParam LocalDate from,
            @RequestParam LocalDate to,
            @RequestParam(required = false) @Nullable QuarterId quarter,
            HttpServletResponse response) {
        return Formats.json(statistics(actor, from, to, quarter, response));
    }

    @GetMapping("/out-of-hours.csv")
    ResponseEntity<String> csv(
            Actor actor,
            @RequestParam LocalDate from,
            @RequestParam LocalDate to,
            @RequestParam(required = false) @Nullable QuarterId quarter,
            HttpServletResponse response) {
        Statistics answer = statistics(actor, from, to, quarter, response);
        List<List<@Nullable Object>> lines = new ArrayList<>();
        for (Row row : answer.rows()) {
            lines.add(Arrays.asList(
                    row.month(),
                    row.personId(),
                    row.name(),
                    row.activities(),
                    row.minutes(),
                    answer.definition(),
                    answer.asOf(),
                    answer.position()));
        }
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(Csv.MEDIA_TYPE))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"out-of-hours.csv\"")
                .body(Csv.write(
                        List.of("month", "personId", "name", "activities", "minutes", "definition", "asOf", "position"),
                        lines));
    }

    private Statistics statistics(
            Actor actor, LocalDate from, LocalDate to, @Nullable QuarterId quarter, HttpServletResponse response) {
        Days.require("from", from);
        Days.require("to", to);
        if (to.isBefore(from)) {
            throw Refusal.malformed("to", "must not be before from");
        }
        if (quarter != null && !work.knows(actor.organisation(), quarter)) {
            throw Refusal.notFound();
        }
        Figures figures = work.of(actor, new Question(from, to, quarter, clock.instant()));
        response.setHeader(Positions.EVENT_POSITION, Long.toString(figures.position()));
        return new Statistics(
                DEFINITION, LocalDate.now(clock.withZone(Days.USUAL_ZONE)), figures.position(), figures.rows());
    }
}
