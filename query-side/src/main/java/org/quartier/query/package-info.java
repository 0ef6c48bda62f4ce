/**
 * The query side: what is asked, answered question by question from tables of its own. This root package holds what all
 * of them share: how projections run, how far they are, how a rebuild goes.
 */
@NullMarked
package org.quartier.query;

import org.jspecify.annotations.NullMarked;
