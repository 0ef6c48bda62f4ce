package org.quartier.kernel.value;

import java.time.LocalDate;
import org.quartier.kernel.id.ActivityId;

/**
 * One date of a series, and the activity that takes place for it.
 *
 * @param date the day that the rule gives, by which the occurrence is named for good; the activity may have been moved to
 *     another
 */
public record Occurrence(LocalDate date, ActivityId activity) {}
