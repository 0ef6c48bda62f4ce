/**
 * Values that occur in events: slots, kinds, capacities, and the mark for personal data.
 */
@NullMarked
package org.quartier.kernel.value;

import org.jspecify.annotations.NullMarked;
