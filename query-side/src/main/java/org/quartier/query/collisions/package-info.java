/**
 * What a wish for a room or a person collides with, and what is free instead: one answer for rooms, moderators and
 * volunteers in shifts, read from {@code query.occupation}.
 */
@NullMarked
package org.quartier.query.collisions;

import org.jspecify.annotations.NullMarked;
