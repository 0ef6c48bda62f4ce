/**
 * Shifts: which help an activity needs when, who signed up for it, stands by, swaps and came.
 *
 * <p>That shifts of one person do not overlap spans aggregates and is not decided here: the bookings of {@code
 * command.booking} follow {@code ShiftEvent} in the same transaction, and refuse. Nothing here is public: others read
 * {@code ShiftEvent}.
 */
@NullMarked
package org.quartier.command.shift;

import org.jspecify.annotations.NullMarked;
