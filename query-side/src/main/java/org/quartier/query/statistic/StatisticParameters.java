package org.quartier.query.statistic;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.web.Refusal;
import org.quartier.query.Days;

/**
 * The query parameters of every statistic, as they were sent.
 *
 * @param from the first day, as an ISO date in the zone of each quarter
 * @param to the first day after the last
 * @param quarter an id; all without it
 * @param by by what to count, repeatable or with commas
 * @param asOf the day of which the figures are to be true (today)
 * @param knownAt the day on which they were to be known (today)
 */
public record StatisticParameters(
        @Nullable String from,
        @Nullable String to,
        @Nullable String quarter,
        @Nullable List<String> by,
        @Nullable String asOf,
        @Nullable String knownAt) {

    /**
     * Reads them.
     *
     * @param today the last day that can be asked of
     * @throws Refusal 400 that names the parameter which cannot be read
     */
    StatisticQuestion question(Set<Dimension> dimensions, LocalDate today) {
        LocalDate first = day("from", from);
        LocalDate end = day("to", to);
        if (end.isBefore(first)) {
            throw Refusal.malformed("to", "must not be before from");
        }
        return new StatisticQuestion(
                first,
                end,
                quarter == null ? null : id(quarter),
                by(dimensions),
                new Knowledge(past("asOf", asOf, today), past("knownAt", knownAt, today), Long.MAX_VALUE));
    }

    private static LocalDate day(String field, @Nullable String text) {
        if (text == null) {
            throw Refusal.malformed(field, "is missing");
        }
        return Days.read(field, text);
    }

    private static @Nullable LocalDate past(String field, @Nullable String text, LocalDate today) {
        if (text == null) {
            return null;
        }
        LocalDate day = Days.read(field, text);
        if (day.isAfter(today)) {
            throw Refusal.malformed(field, "must not be in the future");
        }
        return day;
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw Refusal.malformed("quarter", "must be an id");
        }
    }

    private Set<Dimension> by(Set<Dimension> dimensions) {
        Set<Dimension> wanted = new LinkedHashSet<>();
        for (String label : by == null ? List.<String>of() : by) {
            wanted.add(Dimension.of(label)
                    .filter(dimensions::contains)
                    .orElseThrow(() -> Refusal.malformed(
                            "by",
                            "must be one of "
                                    + dimensions.stream().map(Dimension::label).collect(Collectors.joining(", ")))));
        }
        return wanted;
    }
}
