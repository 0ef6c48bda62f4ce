/**
 * Series of activities: a rule, the dates that it gives, and what becomes of them together. Each date is an
 * activity of its own. Nothing here is public: others read {@code SeriesEvent}.
 */
@NullMarked
package org.quartier.command.series;

import org.jspecify.annotations.NullMarked;
