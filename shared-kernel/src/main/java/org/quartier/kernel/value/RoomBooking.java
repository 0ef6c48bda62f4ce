package org.quartier.kernel.value;

import org.quartier.kernel.id.RoomId;

/** A room that an activity takes, binding or as a pre-booking. */
public record RoomBooking(RoomId room, BookingKind booking) {}
