package org.quartier.command.booking;

import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;
import org.quartier.kernel.id.OrganisationId;

/**
 * A resource that is taken, {@code [from, to)}, buffers included.
 *
 * @param resource a room, a piece of equipment, or a person
 * @param holder the activity, the closure, the hour entry or the shift that takes it
 */
record Booking(OrganisationId organisation, Purpose purpose, UUID resource, UUID holder, Instant from, Instant to) {

    /** The order in which resources are locked: the same for everyone, so that nobody waits in a circle. */
    static final Comparator<Booking> LOCKING =
            Comparator.comparing(Booking::purpose).thenComparing(Booking::resource);
}
