/**
 * The plan of one activity as it is now: all that was planned and changed, and who leads it.
 */
@NullMarked
package org.quartier.query.activity;

import org.jspecify.annotations.NullMarked;
