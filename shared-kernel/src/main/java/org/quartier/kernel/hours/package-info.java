/**
 * When a quarter works: its weekly hours, without Sundays and the public holidays of its federal state.
 */
@NullMarked
package org.quartier.kernel.hours;

import org.jspecify.annotations.NullMarked;
