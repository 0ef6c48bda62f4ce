package org.quartier.query.hours;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.access.Actor;
import org.quartier.kernel.id.VolunteerId;
import org.quartier.query.Days;
import org.quartier.query.Page;
import org.quartier.query.Reads;
import org.quartier.query.hours.HourEntries.Wanted;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Entries of volunteered time. */
@RestController
@Reads(
        value = {HourProjection.NAME, "volunteers", "quarters"},
        names = true)
class HourController {

    private final HourEntries entries;
    private final HourStatements statements;

    HourController(HourEntries entries, HourStatements statements) {
        this.entries = entries;
        this.statements = statements;
    }

    /**
     * One entry.
     *
     * @param name absent for those who see no names, like {@code task}: a moderator sees those of the activities they lead
     * @param shift from which it was logged: the two count once
     * @param minutes raw
     * @param writtenBy the actor who wrote it down, who may not approve it
     */
    record Item(
            UUID id,
            UUID volunteer,
            UUID person,
            @Nullable String name,
            @Nullable UUID activity,
            @Nullable UUID shift,
            @Nullable String task,
            HourStatus status,
            Instant start,
            Instant end,
            int minutes,
            long version,
            String writtenBy) {}

    @GetMapping("/api/v1/hours")
    Page<Item> all(
            Actor actor,
            @RequestParam(required = false) @Nullable HourStatus status,
            @RequestParam(required = false) @Nullable VolunteerId volunteer,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        Days.require("from", from);
        Days.require("to", to);
        return entries.find(actor, new Wanted(volunteer, status, from, to), Page.Request.byId(limit, cursor));
    }

    @GetMapping("/api/v1/volunteers/{volunteer}/hours")
    Page<Item> ofVolunteer(
            Actor actor,
            @PathVariable VolunteerId volunteer,
            @RequestParam(required = false) @Nullable HourStatus status,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        statements.requireKnown(actor, volunteer);
        return all(actor, status, volunteer, from, to, limit, cursor);
    }
}
