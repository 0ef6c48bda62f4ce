/**
 * Staff members: who works for an organisation, and as what. Nothing here is public: others read {@code StaffEvent}.
 */
@NullMarked
package org.quartier.command.staff;

import org.jspecify.annotations.NullMarked;
