package org.quartier.query.statistic;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.web.Refusal;
import org.quartier.query.Csv;
import org.quartier.query.Wording;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** The forms of a statistic: JSON, CSV, XLSX and PDF, all from the same table, so that the figures are the same in all. */
@Component
public class StatisticForms {

    static final String XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final StatisticPaper paper;
    private final StatisticLabels labels;

    StatisticForms(StatisticPaper paper, StatisticLabels labels) {
        this.paper = paper;
        this.labels = labels;
    }

    /**
     * The answer in JSON. Rows hold the value of each dimension and the figures by their names.
     *
     * @param definition the version of what the figures mean
     * @param asOf the day of which they are true
     * @param knownAt the day on which this was known
     * @param position in the log up to which they were computed
     */
    public record Body(
            String definition,
            LocalDate asOf,
            LocalDate knownAt,
            long position,
            List<Map<String, @Nullable Object>> rows) {}

    /**
     * The answer in the form that the suffix of the address says, or else the one that is accepted most.
     *
     * @throws Refusal 406 when none is acceptable
     */
    public ResponseEntity<?> answer(Statistic statistic, OrganisationId organisation, HttpServletRequest request) {
        Wording wording = Wording.accepted(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        ReportForm form = ReportForm.of(request);
        return form.answer(
                statistic.name(),
                switch (form) {
                    case JSON -> json(statistic);
                    case CSV -> csv(statistic);
                    case XLSX -> xlsx(statistic, organisation, wording);
                    case PDF -> pdf(statistic, organisation, wording);
                });
    }

    /** What is answered as JSON. */
    public static Body json(Statistic statistic) {
        return new Body(
                statistic.definition(), statistic.asOf(), statistic.knownAt(), statistic.position(), statistic.named());
    }

    /** The rows as lines; what the figures are stands in each, because a line may travel alone. */
    public static String csv(Statistic statistic) {
        List<String> header = Stream.concat(
                        statistic.columns().stream().map(Statistic.Column::name),
                        Stream.of("definition", "asOf", "knownAt", "position"))
                .toList();
        List<List<@Nullable Object>> lines = new ArrayList<>();
        for (List<@Nullable Object> row : statistic.rows()) {
            List<@Nullable Object> line = new ArrayList<>(row);
            line.addAll(List.of(statistic.definition(), statistic.asOf(), statistic.knownAt(), statistic.position()));
            lines.add(line);
        }
        return Csv.write(header, lines);
    }

    /** A workbook with the figures on one sheet, and on another what they are. */
    public byte[] xlsx(Statistic statistic, OrganisationId organisation, Wording wording) {
        return StatisticWorkbook.write(statistic, labels.in(wording, organisation));
    }

    /** A document with the figures as charts and as a table, and what they are. */
    public byte[] pdf(Statistic statistic, OrganisationId organisation, Wording wording) {
        return paper.pdf(statistic, organisation, labels.in(wording, organisation));
    }
}
