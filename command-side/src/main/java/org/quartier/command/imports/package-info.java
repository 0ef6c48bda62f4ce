/**
 * Imports of calendars: reading what real calendars have, entry by entry, and reporting what became of each. What an
 * entry means for an activity is decided behind {@code ImportedActivities}.
 */
@NullMarked
package org.quartier.command.imports;

import org.jspecify.annotations.NullMarked;
