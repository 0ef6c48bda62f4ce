/**
 * Series of activities: the rule, what its occurrences were to be, and which of them are something else.
 */
@NullMarked
package org.quartier.query.series;

import org.jspecify.annotations.NullMarked;
