package org.quartier.query.periods;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.access.Actor;
import org.quartier.query.Names;
import org.quartier.query.Page;
import org.quartier.query.Reads;
import org.quartier.query.periods.Periods.Closed;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Which periods are closed, and what was recorded of them since. */
@RestController
@RequestMapping("/api/v1/reporting-periods")
@Reads({PeriodProjection.NAME, "attendance", "hours", "volunteers", "quarters"})
class PeriodController {

    private final Periods periods;
    private final Reports reports;
    private final Adjustments adjustments;

    PeriodController(Periods periods, Reports reports, Adjustments adjustments) {
        this.periods = periods;
        this.reports = reports;
        this.adjustments = adjustments;
    }

    /**
     * A closed period and what proves a copy of its report.
     *
     * @param to the first day after it
     * @param definition what the figures mean
     * @param position in the log up to which they were computed
     * @param digest SHA-256 over the canonical form (RFC 8785) of the report's {@code figures}
     * @param adjustments how many changes were recorded since
     */
    record Period(
            String period,
            LocalDate from,
            LocalDate to,
            Instant closedAt,
            String closedBy,
            String definition,
            long position,
            String digest,
            long adjustments) {}

    /**
     * A page of what was recorded since the close.
     *
     * @param sum by how much the figures that add up differ in all from the report, over all pages
     */
    record Since(
            String period,
            Map<String, Long> sum,
            List<Adjustment> items,
            @JsonInclude @Nullable String next) {}

    /** The latest first. */
    @GetMapping
    Page<Closed> all(
            Actor actor,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        Page.Request<Long> page = Page.Request.byPosition(limit, cursor);
        Long after = page.after();
        return Page.of(
                periods.of(actor.organisation()).stream()
                        .sorted(Comparator.comparing(Closed::position).reversed())
                        .filter(closed -> after == null || closed.position() < after)
                        .limit(page.limit() + 1L)
                        .toList(),
                page,
                Closed::position);
    }

    @GetMapping("/{period}")
    Period one(Actor actor, @PathVariable String period) {
        Report report = reports.of(actor.organisation(), period);
        Closed closed = report.closed();
        return new Period(
                closed.period(),
                closed.from(),
                closed.to(),
                closed.closedAt(),
                closed.closedBy(),
                closed.definition(),
                closed.position(),
                Digest.of(report),
                adjustments.of(actor.organisation(), closed).size());
    }

    /** What was recorded since, in the order of the log; reasons only for those who see names. */
    @GetMapping("/{period}/adjustments")
    Since since(
            Actor actor,
            @PathVariable String period,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        Page.Request<Long> asked = Page.Request.byPosition(limit, cursor);
        Long after = asked.after();
        Closed closed = periods.find(actor.organisation(), period);
        List<Adjustment> all = adjustments.of(actor.organisation(), closed);
        Map<String, Long> sum = new TreeMap<>();
        all.forEach(adjustment -> adjustment.delta().forEach((figure, by) -> sum.merge(figure, by, Long::sum)));
        Page<Adjustment> page = Page.of(
                all.stream()
                        .filter(adjustment -> after == null || adjustment.position() > after)
                        .limit(asked.limit() + 1L)
                        .toList(),
                asked,
                Adjustment::position);
        List<Adjustment> items =
                Names.ofEveryone(actor) ? adjustments.withReasons(actor.organisation(), page.items()) : page.items();
        return new Since(closed.period(), sum, items, page.next());
    }
}
