package org.quartier.query.hours;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.quartier.query.Documents;
import org.quartier.query.Formats;
import org.quartier.query.Reads;
import org.quartier.query.Wording;
import org.quartier.query.hours.Verification.Verified;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** The public check of statements, for whoever was handed one: JSON, or a page where a browser asks. */
@RestController
@Reads({HourProjection.NAME, "organisations"})
class VerificationController {

    private static final MediaType PAGE = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private final Verification verification;
    private final Documents documents;

    VerificationController(Verification verification, Documents documents) {
        this.verification = verification;
        this.documents = documents;
    }

    /** Whether the statement with this code still holds; a code that nobody issued is {@code UNKNOWN}. */
    @GetMapping("/statements/{code}")
    ResponseEntity<?> verify(
            @PathVariable String code,
            @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable String accept,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String languages) {
        Verified verified = verification.of(code);
        return Formats.answer(
                accept,
                () -> Formats.json(verified),
                MediaType.TEXT_HTML,
                () -> ResponseEntity.ok()
                        .contentType(PAGE)
                        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                        .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
                        .header("Referrer-Policy", "no-referrer")
                        .body(page(verified, Wording.accepted(languages))));
    }

    private String page(Verified verified, Wording wording) {
        Map<String, Object> model = new HashMap<>();
        model.put(verified.status().name().toLowerCase(Locale.ROOT), true);
        model.put("organisation", verified.organisation());
        model.put("year", String.valueOf(verified.year()));
        model.put("asOf", verified.asOf() == null ? null : wording.day(verified.asOf()));
        model.put("issuedOn", verified.issuedOn() == null ? null : wording.day(verified.issuedOn()));
        model.put("total", verified.approvedMinutes() == null ? null : wording.duration(verified.approvedMinutes()));
        model.put("digest", verified.digest());
        return documents.html("statement-check", wording.locale(), model);
    }
}
