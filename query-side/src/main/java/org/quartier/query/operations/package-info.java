/**
 * What an administrator does to the query side itself: see how far projections are, and rebuild one.
 */
@NullMarked
package org.quartier.query.operations;

import org.jspecify.annotations.NullMarked;
