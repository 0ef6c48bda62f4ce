package org.quartier.query.calendar;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.web.Refusal;
import org.quartier.query.Formats;
import org.quartier.query.PublicAddress;
import org.quartier.query.Reads;
import org.quartier.query.calendar.Entries.Shown;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What an organisation has published for the world, without a token and without a single person's name. 404 for an
 * organisation that has published nothing: nobody can tell whether it exists.
 */
@RestController
@RequestMapping("/public/{organisation}")
@Reads(CalendarProjection.NAME)
class PublicCalendarController {

    private final Entries entries;
    private final Feeds feeds;
    private final PublicAddress address;

    PublicCalendarController(Entries entries, Feeds feeds, PublicAddress address) {
        this.entries = entries;
        this.feeds = feeds;
        this.address = address;
    }

    /** What can be asked for: not who moderates. */
    record Asked(
            @Nullable String from,
            @Nullable String to,
            @Nullable String quarter,
            @Nullable String kind) {

        private CalendarFilter filter() {
            return new CalendarFilter.Asked(from, to, quarter, kind, null, null, null).filter();
        }
    }

    @GetMapping("/calendar")
    ResponseEntity<byte[]> negotiated(
            @PathVariable OrganisationId organisation,
            @ParameterObject Asked asked,
            @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable String accept) {
        MediaType best = Formats.best(accept, FeedForm.TYPES);
        ResponseEntity<byte[]> answer = in(FeedForm.of(best), organisation, asked);
        return ResponseEntity.ok()
                .headers(answer.getHeaders())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .body(answer.getBody());
    }

    @GetMapping("/calendar.ics")
    ResponseEntity<byte[]> icalendar(@PathVariable OrganisationId organisation, @ParameterObject Asked asked) {
        return in(FeedForm.ICALENDAR, organisation, asked);
    }

    @GetMapping("/calendar.atom")
    ResponseEntity<byte[]> atom(@PathVariable OrganisationId organisation, @ParameterObject Asked asked) {
        return in(FeedForm.ATOM, organisation, asked);
    }

    @GetMapping("/calendar.jsonld")
    ResponseEntity<byte[]> jsonLd(@PathVariable OrganisationId organisation, @ParameterObject Asked asked) {
        return in(FeedForm.JSON_LD, organisation, asked);
    }

    private ResponseEntity<byte[]> in(FeedForm form, OrganisationId organisation, Asked asked) {
        CalendarFilter filter = asked.filter();
        if (!entries.isPublic(organisation)) {
            throw Refusal.notFound();
        }
        return feeds.answer(organisation, filter, Shown.PUBLIC, form, address(organisation, form, asked));
    }

    /** Where the feed is: only what it understands, as clients may append what they like. */
    private URI address(OrganisationId organisation, FeedForm form, Asked asked) {
        return UriComponentsBuilder.fromUriString(address.of("/public"))
                .pathSegment(organisation.value(), "calendar." + form.suffix())
                .queryParamIfPresent("from", Optional.ofNullable(asked.from()))
                .queryParamIfPresent("to", Optional.ofNullable(asked.to()))
                .queryParamIfPresent("quarter", Optional.ofNullable(asked.quarter()))
                .queryParamIfPresent("kind", Optional.ofNullable(asked.kind()))
                .build()
                .encode()
                .toUri();
    }
}
