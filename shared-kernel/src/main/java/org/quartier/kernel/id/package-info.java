/**
 * Identifiers: random, time-ordered (UUIDv7), without meaning.
 */
@NullMarked
package org.quartier.kernel.id;

import org.jspecify.annotations.NullMarked;
