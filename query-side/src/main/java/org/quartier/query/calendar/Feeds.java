package org.quartier.query.calendar;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.query.Days;
import org.quartier.query.calendar.Entries.Shown;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Answers with a feed; a client that has it already gets 304, because equal feeds have equal tags. */
@Component
class Feeds {

    private static final int DAYS_CANCELLED_STAYS = 30;

    /** A calendar that is nobody's but the caller's does not say where it is. */
    private static final URI NO_ADDRESS = URI.create("");

    private final Entries entries;
    private final Clock clock;

    Feeds(Entries entries, Clock clock) {
        this.entries = entries;
        this.clock = clock;
    }

    /** The feed for those who may see what is internal. */
    ResponseEntity<byte[]> answer(OrganisationId organisation, CalendarFilter filter) {
        return answer(organisation, filter, Shown.PUBLISHED, FeedForm.ICALENDAR, NO_ADDRESS);
    }

    /**
     * The feed. Without dates it holds 30 days back and 365 ahead, and what was cancelled today or on one of the 30 days
     * before even where it has left that window: it is gone when the 31st day begins, in {@link Days#USUAL_ZONE}.
     *
     * @param address where it is, for the forms that say so
     */
    ResponseEntity<byte[]> answer(
            OrganisationId organisation, CalendarFilter filter, Shown shown, FeedForm form, URI address) {
        Instant now = clock.instant();
        List<Entry> found = entries.feed(
                organisation,
                filter.bounded(LocalDate.ofInstant(now, ZoneOffset.UTC)),
                shown,
                filter.isMoving()
                        ? LocalDate.ofInstant(now, Days.USUAL_ZONE)
                                .minusDays(DAYS_CANCELLED_STAYS)
                                .atStartOfDay(Days.USUAL_ZONE)
                                .toInstant()
                        : null);
        byte[] body = form.of(organisation, entries.nameOf(organisation).orElse(organisation.value()), address, found)
                .getBytes(StandardCharsets.UTF_8);
        CacheControl check = CacheControl.noCache();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, form.type() + ";charset=utf-8")
                .cacheControl(shown == Shown.PUBLIC ? check.cachePublic() : check.cachePrivate())
                .eTag(tag(body))
                .body(body);
    }

    private static String tag(byte[] body) {
        return '"' + Base64.getUrlEncoder().withoutPadding().encodeToString(FeedAddresses.sha256(body)) + '"';
    }
}
