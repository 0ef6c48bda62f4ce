package org.quartier.query.statistic;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a statistic is asked.
 *
 * @param from the first day, in the zone of each quarter
 * @param to the first day after the last
 * @param quarter null for all
 * @param by in the order in which the columns come
 * @param knowledge what the figures may know
 */
public record StatisticQuestion(
        LocalDate from, LocalDate to, @Nullable UUID quarter, Set<Dimension> by, Knowledge knowledge) {}
