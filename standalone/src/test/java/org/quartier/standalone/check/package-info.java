/**
 * Recomputes every figure of every report from the raw events, by plain folds that share nothing with the projections
 * and their SQL, and compares them with what the API answers.
 */
@NullMarked
package org.quartier.standalone.check;

import org.jspecify.annotations.NullMarked;
