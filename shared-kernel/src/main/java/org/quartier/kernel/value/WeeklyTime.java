package org.quartier.kernel.value;

import java.time.DayOfWeek;
import java.time.LocalTime;

/** A stretch of a day of the week, {@code [from, to)}, in the zone of the quarter. */
public record WeeklyTime(DayOfWeek day, LocalTime from, LocalTime to) {}
