package org.quartier.query.calendar;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.access.Actor;
import org.quartier.kernel.access.Role;
import org.quartier.query.Formats;
import org.quartier.query.Page;
import org.quartier.query.Reads;
import org.quartier.query.Slot;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The calendar of the organisation, as JSON by pages or whole as an iCalendar feed. */
@RestController
@Reads({CalendarProjection.NAME, "series"})
class CalendarController {

    private static final MediaType CALENDAR = MediaType.parseMediaType("text/calendar");

    private final Entries entries;
    private final Feeds feeds;

    CalendarController(Entries entries, Feeds feeds) {
        this.entries = entries;
        this.feeds = feeds;
    }

    /**
     * One activity.
     *
     * @param moderators by id, with role and acceptance; only for those who plan and audit
     * @param series of which it is an occurrence
     * @param sequence how often its time or place changed
     */
    record Item(
            UUID activity,
            String title,
            String kind,
            String state,
            boolean outOfHours,
            Slot slot,
            UUID quarter,
            @Nullable UUID venue,
            @Nullable String venueName,
            @Nullable UUID room,
            @Nullable String roomName,
            @Nullable String place,
            @Nullable String onlineLink,
            @Nullable @JsonRawValue String moderators,
            @Nullable UUID series,
            String visibility,
            String uid,
            int sequence,
            long version) {

        private static Item of(Entry entry, boolean people) {
            return new Item(
                    entry.activity(),
                    entry.title(),
                    entry.kind(),
                    entry.state(),
                    entry.outOfHours(),
                    Slot.of(entry.slot()),
                    entry.quarter(),
                    entry.venue(),
                    entry.venueName(),
                    entry.room(),
                    entry.roomName(),
                    entry.place(),
                    entry.onlineLink(),
                    people ? entry.moderators() : null,
                    entry.series(),
                    entry.visibility(),
                    entry.uid(),
                    entry.sequence(),
                    entry.version());
        }
    }

    @GetMapping("/api/v1/calendar.json")
    ResponseEntity<Page<Item>> list(
            Actor actor,
            @ParameterObject CalendarFilter.Asked asked,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        boolean plans = actor.isOneOf(Role.ADMINISTRATOR, Role.QUARTER_MANAGER, Role.MODERATOR);
        boolean people = plans || actor.isOneOf(Role.AUDITOR);
        Page<Entry> page = entries.page(
                actor.organisation(), asked.filter(), plans, Page.Request.of(limit, cursor, Entry.Key::parse));
        return Formats.json(new Page<>(
                page.items().stream().map(entry -> Item.of(entry, people)).toList(), page.next()));
    }

    @GetMapping("/api/v1/calendar")
    ResponseEntity<?> negotiated(
            Actor actor,
            @ParameterObject CalendarFilter.Asked asked,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable String accept) {
        return Formats.answer(accept, () -> list(actor, asked, limit, cursor), CALENDAR, () -> feed(actor, asked));
    }

    @GetMapping("/api/v1/calendar.ics")
    ResponseEntity<byte[]> feed(Actor actor, @ParameterObject CalendarFilter.Asked asked) {
        return feeds.answer(actor.organisation(), asked.filter());
    }
}
