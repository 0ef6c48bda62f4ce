package org.quartier.query.audit;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.access.Actor;
import org.quartier.kernel.web.Refusal;
import org.quartier.query.Days;
import org.quartier.query.Page;
import org.quartier.query.Reads;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The log of the organisation, event by event, as it is stored: what is personal stays sealed. It reaches as far as the
 * audit projection has read, because nothing can come to stand before that position any more.
 */
@RestController
@Reads(AuditProjection.NAME)
class EventController {

    private static final Pattern ID = Pattern.compile("(participation-)?[0-9a-fA-F-]{36}");

    private final EventLog log;

    EventController(EventLog log) {
        this.log = log;
    }

    /**
     * One event.
     *
     * @param position in the log
     * @param aggregate whose stream it is in, and {@code sequence} where, from 0
     * @param causation null where a user's command caused it directly
     * @param payload as stored, personal data in envelopes
     */
    record Item(
            long position,
            String type,
            int revision,
            String aggregate,
            long sequence,
            String actor,
            @Nullable UUID onBehalfOf,
            String channel,
            Instant happenedAt,
            Instant recordedAt,
            String correlation,
            @Nullable String causation,
            @JsonRawValue String payload) {}

    /**
     * What is asked for; null asks for any.
     *
     * @param subject the id of an aggregate, or of a person named in the event
     * @param from the first day of recording, and {@code to} the first after it, in Europe/Berlin
     */
    record Filter(
            @Nullable String type,
            @Nullable String actor,
            @Nullable String subject,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {}

    /**
     * A page, in the order of the log.
     *
     * @param after the position after which to begin; a cursor counts before it
     */
    @GetMapping("/api/v1/audit/events")
    Page<Item> list(
            Actor actor,
            @RequestParam(required = false) @Nullable Long after,
            @RequestParam(required = false) @Nullable String type,
            @RequestParam(name = "actor", required = false) @Nullable String by,
            @RequestParam(required = false) @Nullable String subject,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        Page.Request<Long> page = Page.Request.byPosition(limit, cursor);
        if (after != null && after < 0) {
            throw Refusal.malformed("after", "must be a position");
        }
        if (subject != null && !ID.matcher(subject).matches()) {
            throw Refusal.malformed("subject", "must be an id");
        }
        Days.require("from", from);
        Days.require("to", to);
        Long cursorAt = page.after();
        long start = Math.max(after == null ? 0 : after, cursorAt == null ? 0 : cursorAt);
        return log.page(actor.organisation(), new Filter(type, by, subject, from, to), start, page);
    }
}
