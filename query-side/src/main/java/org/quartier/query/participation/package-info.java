/** Who comes to an activity now: registrations, free places, the waiting list and why it moved as it did. */
@NullMarked
package org.quartier.query.participation;

import org.jspecify.annotations.NullMarked;
