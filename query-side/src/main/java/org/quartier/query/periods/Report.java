package org.quartier.query.periods;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.query.periods.Periods.Closed;
import org.quartier.query.statistic.Statistic;

/**
 * The report of a closed period.
 *
 * @param closed the period
 * @param tables its statistics, each as a whole and by month, quarter and kind
 * @param adjustments of earlier periods that were booked in this one
 */
record Report(OrganisationId organisation, Closed closed, List<Statistic> tables, List<Adjustment> adjustments) {

    /**
     * All that is frozen of it: its canonical form (RFC 8785) is what the digest is of. No text that anyone typed, and
     * nothing that an erasure takes away.
     */
    record Figures(
            String definition,
            OrganisationId organisation,
            String period,
            LocalDate from,
            LocalDate to,
            long position,
            List<Table> tables,
            List<Booked> adjustments) {}

    /** One statistic, counted by one dimension or none. */
    record Table(String name, String definition, List<String> by, List<Map<String, @Nullable Object>> rows) {}

    /** An adjustment of an earlier period, by its position in the log, and what it changes. */
    record Booked(
            long position,
            String period,
            String type,
            @Nullable UUID activity,
            @Nullable UUID hourEntry,
            Map<String, Long> delta) {}

    Figures figures() {
        return new Figures(
                closed.definition(),
                organisation,
                closed.period(),
                closed.from(),
                closed.to(),
                closed.position(),
                tables.stream()
                        .map(table -> new Table(
                                table.name(),
                                table.definition(),
                                table.question().by().stream()
                                        .map(dimension -> dimension.label())
                                        .toList(),
                                table.named()))
                        .toList(),
                adjustments.stream()
                        .map(adjustment -> new Booked(
                                adjustment.position(),
                                adjustment.period(),
                                adjustment.type(),
                                adjustment.hourEntry() == null ? adjustment.activity() : null,
                                adjustment.hourEntry(),
                                adjustment.delta()))
                        .toList());
    }
}
