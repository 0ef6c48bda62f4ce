package org.quartier.query.statistic;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** By what a statistic can be counted: its name in the API, and the column of the facts that it groups by. */
public enum Dimension {
    MONTH("month", "month"),
    QUARTER("quarter", "quarter"),
    KIND("kind", "kind"),
    AGE_BAND("ageBand", "age_band"),
    LANGUAGE("language", "language");

    private final String label;
    private final String column;

    Dimension(String label, String column) {
        this.label = label;
        this.column = column;
    }

    static Optional<Dimension> of(String label) {
        return Stream.of(values())
                .filter(dimension -> dimension.label.equals(label))
                .findFirst();
    }

    /** What the answer calls it. */
    public String label() {
        return label;
    }

    /** Whether it tells persons apart, and not activities. */
    public boolean isOfPersons() {
        return this == AGE_BAND || this == LANGUAGE;
    }

    /** The columns to group by, as SQL; empty for none. */
    public static String columns(Set<Dimension> by) {
        return by.stream().map(dimension -> dimension.column).collect(Collectors.joining(", "));
    }

    /** SQL that groups, and sorts, by what is asked for; {@code %s} in it stands before the figures. */
    public static String grouped(String sql, Set<Dimension> by) {
        String columns = columns(by);
        return by.isEmpty()
                ? sql.formatted("")
                : sql.formatted(columns + ",") + " GROUP BY " + columns + " ORDER BY " + columns;
    }
}
