package org.quartier.query.hours;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.access.Actor;
import org.quartier.kernel.id.StatementId;
import org.quartier.kernel.id.VolunteerId;
import org.quartier.query.Days;
import org.quartier.query.Documents;
import org.quartier.query.Formats;
import org.quartier.query.PublicAddress;
import org.quartier.query.Reads;
import org.quartier.query.Wording;
import org.quartier.query.hours.HourStatements.Statement;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The statement of a volunteer's approved hours, as figures and as a document, and certificates. */
@RestController
@Reads(
        value = {HourProjection.NAME, "volunteers", "quarters", "organisations"},
        names = true)
class StatementController {

    private final HourStatements statements;
    private final HourDocuments documents;
    private final PublicAddress address;

    StatementController(HourStatements statements, HourDocuments documents, PublicAddress address) {
        this.statements = statements;
        this.documents = documents;
        this.address = address;
    }

    /** What was approved on the day {@code asOf} (today) of what was done in {@code year} (that of the day). */
    @GetMapping("/api/v1/volunteers/{volunteer}/hours-statement")
    ResponseEntity<?> negotiated(
            Actor actor,
            @PathVariable VolunteerId volunteer,
            @RequestParam(required = false) @Nullable Integer year,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate asOf,
            @RequestParam(required = false) @Nullable String lang,
            @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable String accept) {
        return Formats.answer(
                accept,
                () -> Formats.json(statement(actor, volunteer, year, asOf)),
                MediaType.APPLICATION_PDF,
                () -> document(actor, volunteer, year, asOf, lang));
    }

    @GetMapping("/api/v1/volunteers/{volunteer}/hours-statement.json")
    Statement statement(
            Actor actor,
            @PathVariable VolunteerId volunteer,
            @RequestParam(required = false) @Nullable Integer year,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate asOf) {
        if (year != null) {
            Days.require("year", year);
        }
        Days.require("asOf", asOf);
        return statements.of(actor, volunteer, year, asOf);
    }

    /** The document that was issued with these entries, else a draft without a code. */
    @GetMapping("/api/v1/volunteers/{volunteer}/hours-statement.pdf")
    ResponseEntity<byte[]> document(
            Actor actor,
            @PathVariable VolunteerId volunteer,
            @RequestParam(required = false) @Nullable Integer year,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate asOf,
            @RequestParam(required = false) @Nullable String lang) {
        Wording wording = Wording.in(lang);
        Statement now = statement(actor, volunteer, year, asOf);
        Statement statement = now.issued() == null
                ? now
                : statements.issued(actor, now.issued().id());
        return pdf(actor, statement, wording);
    }

    /** A statement as it was issued. */
    @GetMapping("/api/v1/hours-statements/{statement}")
    Statement issued(Actor actor, @PathVariable StatementId statement) {
        return statements.issued(actor, statement.value());
    }

    /** The document as it was issued. */
    @GetMapping("/api/v1/hours-statements/{statement}.pdf")
    ResponseEntity<byte[]> issuedDocument(
            Actor actor, @PathVariable StatementId statement, @RequestParam(required = false) @Nullable String lang) {
        Wording wording = Wording.in(lang);
        return pdf(actor, statements.issued(actor, statement.value()), wording);
    }

    /** A certificate over the approved hours of a year (this one), for the wall. */
    @GetMapping("/api/v1/volunteers/{volunteer}/certificate.pdf")
    ResponseEntity<byte[]> certificate(
            Actor actor,
            @PathVariable VolunteerId volunteer,
            @RequestParam(required = false) @Nullable Integer year,
            @RequestParam(required = false) @Nullable String lang) {
        if (year != null) {
            Days.require("year", year);
        }
        Wording wording = Wording.in(lang);
        byte[] pdf = documents.certificate(actor, volunteer, year, wording, checks());
        return Documents.answer(pdf, wording.isGerman() ? "ehrenamtsnachweis.pdf" : "volunteer-certificate.pdf");
    }

    private ResponseEntity<byte[]> pdf(Actor actor, Statement statement, Wording wording) {
        return Documents.answer(
                documents.statement(actor, statement, wording, checks()),
                (wording.isGerman() ? "stundennachweis-" : "hours-statement-") + statement.year() + ".pdf");
    }

    private String checks() {
        return address.of("/statements/");
    }
}
