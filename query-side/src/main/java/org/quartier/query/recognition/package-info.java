/** How near a volunteer is to the cards by which federal states thank for volunteering. */
@NullMarked
package org.quartier.query.recognition;

import org.jspecify.annotations.NullMarked;
