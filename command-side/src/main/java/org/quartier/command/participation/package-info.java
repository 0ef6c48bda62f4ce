/**
 * Who comes to an activity: places, waiting list, attendance, check-ins, head counts.
 *
 * <p>A {@code Participation} is opened, moved and closed together with its activity. Nothing here is public: others
 * read {@code ParticipationEvent}.
 */
@NullMarked
package org.quartier.command.participation;

import org.jspecify.annotations.NullMarked;
