/** The example season: a real district's calendar, imported on the first start so that there is something to see. */
@NullMarked
package org.quartier.standalone.season;

import org.jspecify.annotations.NullMarked;
