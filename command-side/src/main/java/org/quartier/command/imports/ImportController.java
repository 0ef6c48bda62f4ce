package org.quartier.command.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.quartier.command.imports.Imports.Format;
import org.quartier.command.imports.Imports.Key;
import org.quartier.command.imports.Imports.Upload;
import org.quartier.kernel.access.Actor;
import org.quartier.kernel.id.ImportId;
import org.quartier.kernel.id.QuarterId;
import org.quartier.kernel.web.Positions;
import org.quartier.kernel.web.Refusal;
import org.quartier.kernel.web.RequestDigest;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Imports of calendars and tables, and how they stand. */
@RestController
@RequestMapping("/api/v1/imports")
class ImportController {

    private static final String PATH = "/api/v1/imports/";
    private static final String CSV = "text/csv";
    private static final int USUAL = 50;
    private static final int MOST = 500;

    private final Imports imports;
    private final ImportLog log;

    ImportController(Imports imports, ImportLog log) {
        this.imports = imports;
        this.log = log;
    }

    record Started(ImportId id) {}

    record Listed(
            List<ImportReport> items,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            String next) {}

    @PostMapping(path = "/activities", consumes = "text/calendar")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ResponseEntity<Started> calendar(
            @RequestParam QuarterId quarter,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestBody byte[] file,
            @RequestHeader("Content-Type") MediaType type,
            Actor by,
            HttpServletRequest request) {
        Charset charset = type.getCharset() == null ? StandardCharsets.UTF_8 : type.getCharset();
        return start(new Upload(by.organisation(), by.id().toString(), quarter, file, charset, dryRun, key(request)));
    }

    @PostMapping(path = "/activities", consumes = CSV)
    @ResponseStatus(HttpStatus.ACCEPTED)
    ResponseEntity<Started> activities(
            @RequestParam QuarterId quarter,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestBody byte[] file,
            @RequestHeader("Content-Type") MediaType type,
            Actor by,
            HttpServletRequest request) {
        return start(table(ImportKind.ACTIVITIES, quarter, dryRun, file, type, by, request));
    }

    @PostMapping(path = "/persons", consumes = CSV)
    @ResponseStatus(HttpStatus.ACCEPTED)
    ResponseEntity<Started> persons(
            @RequestParam QuarterId quarter,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestBody byte[] file,
            @RequestHeader("Content-Type") MediaType type,
            Actor by,
            HttpServletRequest request) {
        return start(table(ImportKind.PERSONS, quarter, dryRun, file, type, by, request));
    }

    @PostMapping(path = "/volunteers", consumes = CSV)
    @ResponseStatus(HttpStatus.ACCEPTED)
    ResponseEntity<Started> volunteers(
            @RequestParam QuarterId quarter,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestBody byte[] file,
            @RequestHeader("Content-Type") MediaType type,
            Actor by,
            HttpServletRequest request) {
        return start(table(ImportKind.VOLUNTEERS, quarter, dryRun, file, type, by, request));
    }

    @PostMapping(path = "/hours", consumes = CSV)
    @ResponseStatus(HttpStatus.ACCEPTED)
    ResponseEntity<Started> hours(
            @RequestParam QuarterId quarter,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestBody byte[] file,
            @RequestHeader("Content-Type") MediaType type,
            Actor by,
            HttpServletRequest request) {
        return start(table(ImportKind.HOURS, quarter, dryRun, file, type, by, request));
    }

    private static Upload table(
            ImportKind kind,
            QuarterId quarter,
            boolean dryRun,
            byte[] file,
            MediaType type,
            Actor by,
            HttpServletRequest request) {
        return new Upload(
                by.organisation(),
                by.id().toString(),
                kind,
                Format.TABLE,
                quarter,
                file,
                type.getCharset(),
                dryRun,
                key(request));
    }

    private ResponseEntity<Started> start(Upload upload) {
        ImportId id = imports.start(upload);
        return ResponseEntity.accepted().location(URI.create(PATH + id)).body(new Started(id));
    }

    @GetMapping("/{importId}")
    ResponseEntity<ImportReport> report(@PathVariable ImportId importId, Actor by, HttpServletRequest request) {
        long asked = reached(request);
        ImportReport found = log.find(importId, by.organisation()).orElseThrow(Refusal::notFound);
        return at(Math.max(asked, log.position(importId)), found);
    }

    @GetMapping
    ResponseEntity<Listed> list(
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            Actor by,
            HttpServletRequest request) {
        long asked = reached(request);
        if (limit != null && (limit < 1 || limit > MOST)) {
            throw Refusal.malformed("limit", "must be 1 to " + MOST);
        }
        long position = Math.max(asked, log.position(by.organisation()));
        int most = limit == null ? USUAL : limit;
        List<ImportReport> found = log.list(by.organisation(), most + 1, after(cursor));
        if (found.size() <= most) {
            return at(position, new Listed(found, null));
        }
        List<ImportReport> items = found.subList(0, most);
        return at(position, new Listed(items, items.getLast().id().toString()));
    }

    /**
     * The position that the answer must include. Imports stand in the tables of this side, which commit with the log:
     * what it holds they include, so there is nothing to wait for.
     *
     * @throws Refusal 400 for what is no position, 503 for one that the log has not reached
     */
    private long reached(HttpServletRequest request) {
        long asked = Positions.consistentWith(request);
        if (asked > 0 && asked > log.head()) {
            throw new Refusal(
                    HttpStatus.SERVICE_UNAVAILABLE, "not-yet-consistent", "What you wrote is not to be read yet.");
        }
        return asked;
    }

    private static <T> ResponseEntity<T> at(long position, T body) {
        return ResponseEntity.ok()
                .header(Positions.EVENT_POSITION, Long.toString(position))
                .body(body);
    }

    private static @Nullable ImportId after(@Nullable String cursor) {
        try {
            return cursor == null ? null : new ImportId(UUID.fromString(cursor));
        } catch (IllegalArgumentException e) {
            throw Refusal.malformed("cursor", "is not one of ours");
        }
    }

    private static @Nullable Key key(HttpServletRequest request) {
        String key = request.getHeader("Idempotency-Key");
        if (key == null) {
            return null;
        }
        if (key.isBlank() || key.length() > 255) {
            throw Refusal.malformed("Idempotency-Key", "must have 1 to 255 characters");
        }
        return new Key(key, RequestDigest.of(request));
    }
}
