package org.quartier.command.booking;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.quartier.command.CommandPolicies;
import org.quartier.kernel.event.ActivityEvent;
import org.quartier.kernel.event.HourEntryEvent;
import org.quartier.kernel.event.PersonEvent.PersonErased;
import org.quartier.kernel.event.ShiftEvent;
import org.quartier.kernel.event.VenueEvent.RoomAdded;
import org.quartier.kernel.store.EventMetadata;
import org.springframework.stereotype.Component;

/** Whenever something moves, its bookings move with it, in the same transaction. */
@Component
@ProcessingGroup(CommandPolicies.GROUP)
class BookingPolicy {

    private final BookingFacts facts;
    private final Bookings bookings;

    BookingPolicy(BookingFacts facts, Bookings bookings) {
        this.facts = facts;
        this.bookings = bookings;
    }

    @EventHandler
    void on(RoomAdded event, EventMetadata about) {
        facts.note(about.organisation(), event);
    }

    @EventHandler
    void on(ActivityEvent event, EventMetadata about) {
        facts.note(about.organisation(), event);
        bookings.settle(about.organisation(), event.activity().value());
    }

    @EventHandler
    void on(HourEntryEvent event, EventMetadata about) {
        facts.note(about.organisation(), event);
        bookings.settle(about.organisation(), event.hourEntry().value());
    }

    @EventHandler
    void on(ShiftEvent event, EventMetadata about) {
        facts.note(about.organisation(), event);
        bookings.settle(about.organisation(), event.shift().value());
    }

    @EventHandler
    void on(PersonErased event, EventMetadata about) {
        facts.note(about.organisation(), event);
        bookings.free(about.organisation(), event.person());
    }
}
