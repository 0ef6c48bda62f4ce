/**
 * Closing a reporting period, and what closing does to all that comes later: who was there is only corrected, with a
 * reason, everything else is booked as an adjustment.
 *
 * <p>Nothing here is public: others read {@code PeriodEvent}.
 */
@NullMarked
package org.quartier.command.period;

import org.jspecify.annotations.NullMarked;
