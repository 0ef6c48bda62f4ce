/**
 * What both sides share.
 */
@NullMarked
package org.quartier.kernel;

import org.jspecify.annotations.NullMarked;
