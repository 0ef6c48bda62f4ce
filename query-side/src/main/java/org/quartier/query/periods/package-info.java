/**
 * What was reported of a month, quarter of a year or year that is closed, frozen; and what changed since, as adjustments
 * (R-43).
 */
@NullMarked
package org.quartier.query.periods;

import org.jspecify.annotations.NullMarked;
