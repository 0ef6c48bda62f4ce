/**
 * The example season: a real district's calendar, imported on the first start, and beside it a year in a neighbourhood
 * that does not exist. {@link org.quartier.standalone.season.SeasonPlan} says what happens in it, and {@link
 * org.quartier.standalone.season.Player} does it through the API.
 */
@NullMarked
package org.quartier.standalone.season;

import org.jspecify.annotations.NullMarked;
