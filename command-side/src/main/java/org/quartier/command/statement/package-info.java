/**
 * Hours statements as documents that leave the house: when one was issued, over which year, as of which day, under which
 * code. Its figures follow from the hours in the log.
 *
 * <p>Nothing here is public: others read {@code HoursStatementEvent}.
 */
@NullMarked
package org.quartier.command.statement;

import org.jspecify.annotations.NullMarked;
