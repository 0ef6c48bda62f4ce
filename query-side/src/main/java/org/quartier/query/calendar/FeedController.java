package org.quartier.query.calendar;

import org.quartier.kernel.web.Refusal;
import org.quartier.query.Reads;
import org.quartier.query.calendar.FeedAddresses.FeedAddress;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Feeds by their own address: for calendar clients, which cannot sign in. */
@RestController
@Reads(CalendarProjection.NAME)
class FeedController {

    private final FeedAddresses addresses;
    private final Feeds feeds;

    FeedController(FeedAddresses addresses, Feeds feeds) {
        this.addresses = addresses;
        this.feeds = feeds;
    }

    /** 404 for an address that never was, and for one that is revoked: nobody can tell which. */
    @GetMapping("/api/v1/feeds/{secret}.ics")
    ResponseEntity<byte[]> feed(@PathVariable String secret) {
        FeedAddress address = addresses.behind(secret).orElseThrow(Refusal::notFound);
        return feeds.answer(address.organisation(), filterOf(address));
    }

    /** A filter that cannot be read is not the fault of who calls. */
    private static CalendarFilter filterOf(FeedAddress address) {
        try {
            return CalendarFilter.Asked.of(address.filter()).filter();
        } catch (Refusal unreadable) {
            throw Refusal.notFound();
        }
    }
}
