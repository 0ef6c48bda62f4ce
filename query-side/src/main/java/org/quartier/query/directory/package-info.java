/**
 * What one needs to find things again: oneself, the organisation, quarters, venues, equipment, staff.
 */
@NullMarked
package org.quartier.query.directory;

import org.jspecify.annotations.NullMarked;
