/**
 * Hour entries: claims of volunteered time, and their approval.
 *
 * <p>That entries of one person do not overlap spans aggregates and is not decided here: the bookings of
 * {@code command.booking} follow {@code HoursSubmitted} and what comes after it in the same transaction, and refuse. An
 * activity that is cancelled or deleted changes nothing here: nothing listens to it. Who is on which shift is read
 * from the facts that the bookings keep.
 *
 * <p>Nothing here is public: others read {@code HourEntryEvent}.
 */
@NullMarked
package org.quartier.command.hours;

import org.jspecify.annotations.NullMarked;
