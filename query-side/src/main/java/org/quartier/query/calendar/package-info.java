/**
 * When and where what takes place: the calendar as JSON and as iCalendar feeds, also by secret addresses.
 */
@NullMarked
package org.quartier.query.calendar;

import org.jspecify.annotations.NullMarked;
