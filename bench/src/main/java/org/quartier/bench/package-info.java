/**
 * What it costs to go through all of Quartier, as a ratio to plain JDBC on the same PostgreSQL in the same run.
 */
@NullMarked
package org.quartier.bench;

import org.jspecify.annotations.NullMarked;
