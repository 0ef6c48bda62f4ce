/**
 * Venues and their rooms. Nothing here is public: others read {@code VenueEvent}.
 */
@NullMarked
package org.quartier.command.venue;

import org.jspecify.annotations.NullMarked;
