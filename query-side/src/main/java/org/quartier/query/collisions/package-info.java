/**
 * What a wish for a room, a person or equipment collides with, and what is free instead: one answer for rooms, moderators,
 * volunteers in shifts and equipment, read from {@code query.occupation}.
 */
@NullMarked
package org.quartier.query.collisions;

import org.jspecify.annotations.NullMarked;
