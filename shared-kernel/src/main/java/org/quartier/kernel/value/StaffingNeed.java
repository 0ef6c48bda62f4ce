package org.quartier.kernel.value;

import java.time.Instant;
import java.util.List;

/**
 * What help is needed when, {@code [start, end)}.
 *
 * @param task what is to be done, in a few words
 * @param needed how many volunteers, at least 1
 * @param skills all of which help
 */
public record StaffingNeed(String task, Instant start, Instant end, int needed, List<String> skills) {}
