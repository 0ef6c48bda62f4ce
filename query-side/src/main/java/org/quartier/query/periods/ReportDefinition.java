package org.quartier.query.periods;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.quartier.query.statistic.Dimension;
import org.quartier.query.statistic.Statistics;
import org.springframework.stereotype.Component;

/**
 * What reports of periods hold, by the definition that their close names. A report that left the house is made again the
 * same way for ever: a statistic that changes what it counts gets a new version and leaves the old one in place here.
 */
@Component
class ReportDefinition {

    private static final Map<String, List<String>> VERSIONS =
            Map.of("period-report/1", List.of("attendance/3", "plan/1", "hours/1", "activities-out-of-hours/1"));

    private static final List<Set<Dimension>> BY =
            List.of(Set.of(), Set.of(Dimension.MONTH), Set.of(Dimension.QUARTER), Set.of(Dimension.KIND));

    private final Map<String, Statistics> statistics;

    /** @throws IllegalStateException when a version is missing that some report needs */
    ReportDefinition(List<Statistics> known) {
        statistics = known.stream()
                .collect(Collectors.toUnmodifiableMap(
                        statistic -> statistic.definition().version(), statistic -> statistic));
        VERSIONS.values().stream().flatMap(List::stream).forEach(version -> {
            if (!statistics.containsKey(version)) {
                throw new IllegalStateException("reports that are frozen need the statistic " + version);
            }
        });
    }

    /** The statistics of a report, in its order. */
    List<Statistics> statistics(String definition) {
        return VERSIONS.getOrDefault(definition, List.of()).stream()
                .map(version -> Objects.requireNonNull(statistics.get(version)))
                .toList();
    }

    /** By what each of them is counted: as a whole, and by each of these. */
    List<Set<Dimension>> groupings() {
        return BY;
    }
}
