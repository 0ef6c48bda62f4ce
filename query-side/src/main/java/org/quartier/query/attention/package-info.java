/**
 * What needs attention in a quarter now: computed by the clock when it is asked, and kept nowhere.
 */
@NullMarked
package org.quartier.query.attention;

import org.jspecify.annotations.NullMarked;
