/** Who did what, when and why: the history of a participation, and the log itself. */
@NullMarked
package org.quartier.query.audit;

import org.jspecify.annotations.NullMarked;
