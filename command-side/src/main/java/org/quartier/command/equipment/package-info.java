/**
 * Equipment: pieces that activities need, such as a projector or a marquee, and when they cannot be used.
 *
 * <p>That a piece is in one place at a time spans aggregates and is not decided here: the bookings of {@code
 * command.booking} follow {@code EquipmentEvent} and {@code ActivityEvent} in the same transaction, and refuse. Nothing
 * here is public: others read {@code EquipmentEvent}.
 */
@NullMarked
package org.quartier.command.equipment;

import org.jspecify.annotations.NullMarked;
