/** Quartier in one process: both sides, an embedded PostgreSQL and an embedded token issuer. */
@NullMarked
package org.quartier.standalone;

import org.jspecify.annotations.NullMarked;
