package org.quartier.query.attendance;

import java.util.Optional;
import java.util.stream.Stream;

/** By what attendance can be counted: its name in the API, and the column of the facts that it groups by. */
enum Dimension {
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

    String label() {
        return label;
    }

    String column() {
        return column;
    }

    /** Whether it tells persons apart, and not activities. */
    boolean isOfPersons() {
        return this == AGE_BAND || this == LANGUAGE;
    }
}
