package org.quartier.query.statistic;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.Stream;
import org.quartier.kernel.web.Refusal;
import org.quartier.query.Csv;
import org.quartier.query.Formats;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** The forms in which figures are answered. */
public enum ReportForm {
    JSON(".json", MediaType.APPLICATION_JSON, "attachment"),
    CSV(".csv", MediaType.valueOf("text/csv"), "attachment"),
    XLSX(".xlsx", MediaType.valueOf(StatisticForms.XLSX_TYPE), "attachment"),
    PDF(".pdf", MediaType.APPLICATION_PDF, "inline");

    private static final List<MediaType> ALL =
            Stream.of(values()).map(form -> form.type).toList();

    private final String suffix;
    private final MediaType type;
    private final String disposition;

    ReportForm(String suffix, MediaType type, String disposition) {
        this.suffix = suffix;
        this.type = type;
        this.disposition = disposition;
    }

    /**
     * The form that the suffix of the address says, or else the one that is accepted most.
     *
     * @throws Refusal 406 when none is acceptable
     */
    public static ReportForm of(HttpServletRequest request) {
        String path = request.getRequestURI();
        String suffix = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('.')));
        return Stream.of(values())
                .filter(form -> form.suffix.equals(suffix))
                .findFirst()
                .orElseGet(() -> ofType(Formats.best(request.getHeader(HttpHeaders.ACCEPT), ALL)));
    }

    private static ReportForm ofType(MediaType type) {
        return Stream.of(values())
                .filter(form -> form.type.equals(type))
                .findFirst()
                .orElseThrow();
    }

    /**
     * The answer in this form; a file for whoever saves it, unless it is JSON.
     *
     * @param name of the file, without suffix
     */
    public ResponseEntity<?> answer(String name, Object body) {
        if (this == JSON) {
            return ResponseEntity.ok()
                    .contentType(type)
                    .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                    .body(body);
        }
        return ResponseEntity.ok()
                .contentType(this == CSV ? MediaType.valueOf(Csv.MEDIA_TYPE) : type)
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT, HttpHeaders.ACCEPT_LANGUAGE)
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition + "; filename=\"" + name + suffix + "\"")
                .body(body);
    }
}
