/**
 * How many came, by month, quarter, kind, age band and language, and what was planned against what came of it: figures of
 * any day, without a person in them.
 */
@NullMarked
package org.quartier.query.attendance;

import org.jspecify.annotations.NullMarked;
