/**
 * The event store on PostgreSQL: serializer, upcasters, gap-safe reader, tokens, dead letters, metadata.
 */
@NullMarked
package org.quartier.kernel.store;

import org.jspecify.annotations.NullMarked;
