/**
 * One database, several roles: pools with no more rights than needed, and migrations.
 */
@NullMarked
package org.quartier.kernel.database;

import org.jspecify.annotations.NullMarked;
