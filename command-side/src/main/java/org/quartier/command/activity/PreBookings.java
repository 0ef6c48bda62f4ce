package org.quartier.command.activity;

import java.util.Collection;
import java.util.Comparator;
import org.quartier.command.Commands;
import org.quartier.command.OverlappedPreBookings;
import org.quartier.command.activity.ActivityCommand.RejectPreBooking;
import org.quartier.kernel.event.ActivityEvent.RoomBookingConfirmed;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.store.EventMetadata;
import org.springframework.stereotype.Component;

/**
 * When a pre-booking is confirmed, those that overlap it are rejected with it, or neither is. Two that confirm what
 * overlaps each other do not wait for each other's activity: {@link RoomOrder} has the second wait for the room.
 */
@Component
class PreBookings implements OverlappedPreBookings {

    private static final String NAME = "reject-pre-bookings";

    private final Commands commands;

    PreBookings(Commands commands) {
        this.commands = commands;
    }

    @Override
    public void reject(RoomBookingConfirmed confirmed, Collection<ActivityId> overlapped, EventMetadata about) {
        overlapped.stream()
                .distinct()
                .sorted(Comparator.comparing(ActivityId::value))
                .forEach(other -> commands.react(
                        NAME, about, new RejectPreBooking(other, confirmed.room(), confirmed.activity())));
    }
}
