/**
 * The benchmark's way to the commands of a quarter, which are not public.
 */
@NullMarked
package org.quartier.command.quarter;

import org.jspecify.annotations.NullMarked;
