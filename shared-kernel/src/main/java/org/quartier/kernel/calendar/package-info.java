/** What both sides need to write iCalendar (RFC 5545, R-76): text, times and zones. */
@NullMarked
package org.quartier.kernel.calendar;

import org.jspecify.annotations.NullMarked;
