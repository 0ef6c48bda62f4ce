package org.quartier.query.periods;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.access.Actor;
import org.quartier.query.Reads;
import org.quartier.query.Wording;
import org.quartier.query.statistic.ReportForm;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The frozen report of a period: JSON, CSV, XLSX and PDF, with the same figures and the same digest in all. */
@RestController
@Reads({PeriodProjection.NAME, "attendance", "hours", "volunteers", "quarters", "organisations"})
class ReportController {

    private static final String PATH = "/api/v1/reporting-periods/{period}/report";

    private final Reports reports;
    private final ReportWorkbook workbook;
    private final ReportPaper paper;

    ReportController(Reports reports, ReportWorkbook workbook, ReportPaper paper) {
        this.reports = reports;
        this.workbook = workbook;
        this.paper = paper;
    }

    /**
     * The report in JSON.
     *
     * @param closedBy the actor
     * @param digest SHA-256 over the canonical form (RFC 8785) of {@code figures}
     */
    record Body(
            String period,
            Instant closedAt,
            String closedBy,
            LocalDate from,
            LocalDate to,
            String digest,
            Report.Figures figures) {}

    @GetMapping({PATH, PATH + ".json", PATH + ".csv", PATH + ".xlsx", PATH + ".pdf"})
    ResponseEntity<?> report(
            Actor actor,
            @PathVariable String period,
            @RequestParam(required = false) @Nullable String lang,
            HttpServletRequest request) {
        Wording wording =
                lang == null ? Wording.accepted(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE)) : Wording.in(lang);
        ReportForm form = ReportForm.of(request);
        Report report = reports.of(actor.organisation(), period);
        return form.answer(
                (wording.isGerman() ? "bericht-" : "report-") + report.closed().period(),
                switch (form) {
                    case JSON -> json(report);
                    case CSV -> ReportCsv.write(report);
                    case XLSX -> workbook.write(report, wording);
                    case PDF -> paper.pdf(report, wording);
                });
    }

    private static Body json(Report report) {
        Periods.Closed closed = report.closed();
        return new Body(
                closed.period(),
                closed.closedAt(),
                closed.closedBy(),
                closed.from(),
                closed.to(),
                Digest.of(report),
                report.figures());
    }
}
