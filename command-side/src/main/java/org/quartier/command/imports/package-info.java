/**
 * Imports of calendars and tables: reading what real files have, entry by entry, and reporting what became of each. What
 * an entry means for an activity, a person, a volunteer or hours is decided behind {@code ImportedActivities} and its
 * like.
 */
@NullMarked
package org.quartier.command.imports;

import org.jspecify.annotations.NullMarked;
