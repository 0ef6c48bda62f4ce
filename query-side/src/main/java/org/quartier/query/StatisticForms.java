package org.quartier.query;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.web.Refusal;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** The forms of a statistic: JSON, CSV, XLSX and PDF, all from the same table, so that the figures are the same in all. */
@Component
public class StatisticForms {

    private static final MediaType CSV = MediaType.valueOf("text/csv");
    static final String XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static final MediaType XLSX = MediaType.valueOf(XLSX_TYPE);
    private static final Map<String, MediaType> BY_SUFFIX =
            Map.of(".json", MediaType.APPLICATION_JSON, ".csv", CSV, ".xlsx", XLSX, ".pdf", MediaType.APPLICATION_PDF);
    private static final List<MediaType> FORMS =
            List.of(MediaType.APPLICATION_JSON, CSV, XLSX, MediaType.APPLICATION_PDF);

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
        String path = request.getRequestURI();
        String suffix = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('.')));
        MediaType form = BY_SUFFIX.get(suffix);
        if (form == null) {
            form = Formats.best(request.getHeader(HttpHeaders.ACCEPT), FORMS);
        }
        Wording wording = Wording.accepted(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        if (form.equals(CSV)) {
            return file(statistic, MediaType.valueOf(Csv.MEDIA_TYPE), ".csv", csv(statistic));
        }
        if (form.equals(XLSX)) {
            return file(statistic, XLSX, ".xlsx", xlsx(statistic, organisation, wording));
        }
        if (form.equals(MediaType.APPLICATION_PDF)) {
            return file(statistic, MediaType.APPLICATION_PDF, ".pdf", pdf(statistic, organisation, wording));
        }
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .body(json(statistic));
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

    private static ResponseEntity<?> file(Statistic statistic, MediaType type, String suffix, Object body) {
        return ResponseEntity.ok()
                .contentType(type)
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT, HttpHeaders.ACCEPT_LANGUAGE)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        (suffix.equals(".pdf") ? "inline" : "attachment") + "; filename=\"" + statistic.name() + suffix
                                + "\"")
                .body(body);
    }
}
