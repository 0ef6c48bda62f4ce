package org.quartier.command.booking;

import java.util.List;
import java.util.Objects;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.quartier.command.Answers;
import org.quartier.command.CommandPolicies;
import org.quartier.command.OverlappedPreBookings;
import org.quartier.kernel.event.ActivityEvent;
import org.quartier.kernel.event.ActivityEvent.ActivityPlanned;
import org.quartier.kernel.event.ActivityEvent.ActivityRescheduled;
import org.quartier.kernel.event.ActivityEvent.RoomBookingConfirmed;
import org.quartier.kernel.event.EquipmentEvent;
import org.quartier.kernel.event.EquipmentEvent.EquipmentAdded;
import org.quartier.kernel.event.EquipmentEvent.EquipmentChanged;
import org.quartier.kernel.event.EquipmentEvent.EquipmentClosed;
import org.quartier.kernel.event.EquipmentEvent.EquipmentReopened;
import org.quartier.kernel.event.HourEntryEvent;
import org.quartier.kernel.event.OrganisationEvent.OrganisationSettingsChanged;
import org.quartier.kernel.event.PersonEvent.PersonErased;
import org.quartier.kernel.event.ShiftEvent;
import org.quartier.kernel.event.VenueEvent;
import org.quartier.kernel.event.VenueEvent.RoomAdded;
import org.quartier.kernel.event.VenueEvent.RoomClosed;
import org.quartier.kernel.event.VenueEvent.RoomReopened;
import org.quartier.kernel.event.VenueEvent.VenueAdded;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.store.EventMetadata;
import org.quartier.kernel.web.Refusal.Collision;
import org.springframework.stereotype.Component;

/** Whenever something moves, its bookings move with it, in the same transaction. */
@Component
@ProcessingGroup(CommandPolicies.GROUP)
class BookingPolicy {

    private final BookingFacts facts;
    private final Bookings bookings;
    private final OverlappedPreBookings preBookings;

    BookingPolicy(BookingFacts facts, Bookings bookings, OverlappedPreBookings preBookings) {
        this.facts = facts;
        this.bookings = bookings;
        this.preBookings = preBookings;
    }

    @EventHandler
    void on(VenueEvent event, EventMetadata about) {
        facts.note(about.organisation(), event);
        switch (event) {
            case RoomClosed closed ->
                bookings.settle(about.organisation(), closed.closure().value());
            case RoomReopened reopened ->
                bookings.settle(about.organisation(), reopened.closure().value());
            case RoomAdded _, VenueAdded _ -> {}
        }
    }

    @EventHandler
    void on(EquipmentEvent event, EventMetadata about) {
        facts.note(about.organisation(), event);
        switch (event) {
            case EquipmentClosed closed ->
                bookings.settle(about.organisation(), closed.closure().value());
            case EquipmentReopened reopened ->
                bookings.settle(about.organisation(), reopened.closure().value());
            case EquipmentAdded _, EquipmentChanged _ -> {}
        }
    }

    @EventHandler
    void on(OrganisationSettingsChanged event) {
        facts.note(event);
    }

    /**
     * Where a room is only asked for, what it overlaps is said in the answer, and refuses nothing. What overlaps one that
     * is confirmed loses its pre-booking.
     */
    @EventHandler
    void on(ActivityEvent event, EventMetadata about) {
        facts.note(about.organisation(), event);
        bookings.settle(about.organisation(), event.activity().value());
        if (event instanceof ActivityPlanned
                || event instanceof ActivityRescheduled
                || event instanceof RoomBookingConfirmed) {
            List<Collision> overlapped =
                    bookings.overlapped(about.organisation(), event.activity().value());
            if (!overlapped.isEmpty()) {
                Answers.say("overlaps", overlapped);
            }
            if (event instanceof RoomBookingConfirmed confirmed) {
                preBookings.reject(confirmed, activities(overlapped), about);
            }
        }
    }

    private static List<ActivityId> activities(List<Collision> overlapped) {
        return overlapped.stream()
                .map(Collision::activity)
                .filter(Objects::nonNull)
                .map(ActivityId::new)
                .toList();
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
