/**
 * Volunteered time: each entry as it is, and statements of what was approved as of a day.
 */
@NullMarked
package org.quartier.query.hours;

import org.jspecify.annotations.NullMarked;
