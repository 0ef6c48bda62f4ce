/**
 * Quarters: the districts that an organisation looks after. Nothing here is public: others read {@code QuarterEvent}.
 */
@NullMarked
package org.quartier.command.quarter;

import org.jspecify.annotations.NullMarked;
