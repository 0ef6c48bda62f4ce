/**
 * Which help is needed when, who gives it, and which open shifts fit a volunteer. Nothing here is public.
 */
@NullMarked
package org.quartier.query.shifts;

import org.jspecify.annotations.NullMarked;
