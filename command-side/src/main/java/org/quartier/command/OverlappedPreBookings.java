package org.quartier.command;

import java.util.Collection;
import org.quartier.kernel.event.ActivityEvent.RoomBookingConfirmed;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.store.EventMetadata;

/** What becomes of pre-bookings once another that they overlap is confirmed. */
public interface OverlappedPreBookings {

    /**
     * Rejects those of these activities, in the transaction of the event.
     *
     * @param about what the event says about itself
     */
    void reject(RoomBookingConfirmed confirmed, Collection<ActivityId> overlapped, EventMetadata about);
}
