/**
 * Who calls: actor, roles, organisation, and the one table of who may call what.
 */
@NullMarked
package org.quartier.kernel.access;

import org.jspecify.annotations.NullMarked;
