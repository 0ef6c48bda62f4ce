/** How many came, by month, quarter, kind, age band and language: figures without a person in them. */
@NullMarked
package org.quartier.query.attendance;

import org.jspecify.annotations.NullMarked;
