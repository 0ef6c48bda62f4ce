/**
 * How much each staff member worked out of hours: at what was published there, and has ended.
 */
@NullMarked
package org.quartier.query.outofhours;

import org.jspecify.annotations.NullMarked;
