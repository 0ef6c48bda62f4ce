/** What all statistics share: what may be asked, as of when, and the forms in which figures are answered. */
@NullMarked
package org.quartier.query.statistic;

import org.jspecify.annotations.NullMarked;
