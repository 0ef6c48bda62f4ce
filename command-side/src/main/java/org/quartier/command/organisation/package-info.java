/**
 * What an organisation says of itself. Nothing here is public: others read {@code OrganisationEvent}.
 */
@NullMarked
package org.quartier.command.organisation;

import org.jspecify.annotations.NullMarked;
