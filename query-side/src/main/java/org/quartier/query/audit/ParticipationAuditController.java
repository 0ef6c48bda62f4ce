package org.quartier.query.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.access.Actor;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.id.PersonId;
import org.quartier.kernel.web.Refusal;
import org.quartier.query.Days;
import org.quartier.query.Page;
import org.quartier.query.Reads;
import org.quartier.query.audit.History.About;
import org.quartier.query.audit.States.State;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Everything that happened to the participation in an activity, or of a person. With {@code asOf} (a day, or an
 * instant with offset) only what had happened by then, and how things stood: a day counts whole, in the zone of the
 * activity's place.
 */
@RestController
@RequestMapping("/api/v1/audit")
@Reads(AuditProjection.NAME)
class ParticipationAuditController {

    private final History history;
    private final States states;

    ParticipationAuditController(History history, States states) {
        this.history = history;
        this.states = states;
    }

    /**
     * One fact.
     *
     * @param what such as REGISTERED, PROMOTED, ATTENDANCE_CORRECTED
     * @param registration null for what concerns the whole activity, and for nameless check-ins
     * @param before the value before, or null when there was none
     * @param details what else was recorded: the rule, free places and queue that a promotion saw, or the scan
     * @param reason null where none was given, and once the person is erased
     * @param position in the log
     */
    record Entry(
            String what,
            UUID activity,
            @Nullable UUID registration,
            @Nullable UUID personId,
            @JsonRawValue @Nullable String before,
            @JsonRawValue @Nullable String after,
            @JsonRawValue @Nullable String details,
            String actor,
            @Nullable UUID onBehalfOf,
            String channel,
            @Nullable String reason,
            Instant happenedAt,
            Instant recordedAt,
            long position) {

        Entry because(@Nullable String given) {
            return new Entry(
                    what,
                    activity,
                    registration,
                    personId,
                    before,
                    after,
                    details,
                    actor,
                    onBehalfOf,
                    channel,
                    given,
                    happenedAt,
                    recordedAt,
                    position);
        }
    }

    /**
     * A page of facts.
     *
     * @param state how things stood as of the day or instant asked for; null when none was
     */
    record View(
            List<Entry> items,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            String next,

            @Nullable State state) {}

    @GetMapping("/activities/{activity}/participation")
    View ofActivity(
            Actor actor,
            @PathVariable ActivityId activity,
            @RequestParam(required = false) @Nullable String asOf,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        Page.Request<Long> page = Page.Request.byPosition(limit, cursor);
        ZoneId zone = history.zoneOf(actor.organisation(), activity).orElse(Days.USUAL_ZONE);
        Instant until = until(asOf, zone);
        if (history.zoneOf(actor.organisation(), activity).isEmpty()) {
            throw Refusal.notFound();
        }
        return view(actor.organisation(), About.activity(activity), until, page);
    }

    @GetMapping("/persons/{person}/participation")
    View ofPerson(
            Actor actor,
            @PathVariable PersonId person,
            @RequestParam(required = false) @Nullable String asOf,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        Page.Request<Long> page = Page.Request.byPosition(limit, cursor);
        Instant until = until(asOf, Days.USUAL_ZONE);
        if (!history.knows(actor.organisation(), person)) {
            throw Refusal.notFound();
        }
        return view(actor.organisation(), About.person(person), until, page);
    }

    private View view(OrganisationId organisation, About about, @Nullable Instant until, Page.Request<Long> page) {
        Page<Entry> entries = history.page(organisation, about, until, page);
        return new View(entries.items(), entries.next(), until == null ? null : states.of(organisation, about, until));
    }

    /** The first instant that no longer counts: the end of the day, or just after the instant. */
    private static @Nullable Instant until(@Nullable String asOf, ZoneId zone) {
        if (asOf == null) {
            return null;
        }
        try {
            Instant until = asOf.length() == "2026-05-05".length()
                    ? LocalDate.parse(asOf).plusDays(1).atStartOfDay(zone).toInstant()
                    : OffsetDateTime.parse(asOf).toInstant().plusNanos(1_000);
            Days.require("asOf", until.atZone(zone).getYear());
            return until;
        } catch (DateTimeException e) {
            throw Refusal.malformed("asOf", "must be a day or an instant with offset");
        }
    }
}
