/**
 * Bookings: no room, no piece of equipment and no person is taken twice at a time. Nothing here is public: bookings follow the events of
 * activities and hour entries, in their transaction, and refuse what collides.
 */
@NullMarked
package org.quartier.command.booking;

import org.jspecify.annotations.NullMarked;
