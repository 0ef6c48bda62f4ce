/**
 * A PostgreSQL of our own in the data directory, for those who have not set up one.
 *
 * <p>It is up before the first bean and goes down after the last data source. With {@code spring.datasource.url} set,
 * nothing of this happens.
 */
@NullMarked
package org.quartier.standalone.database;

import org.jspecify.annotations.NullMarked;
