package org.quartier.query.statistic;

import java.util.List;
import java.util.Set;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.query.statistic.Statistic.Column;

/**
 * A family of figures that can be asked for by name: of now, of a day, as known on a day, up to a position in the log. They
 * are complete: what is kept back from those who ask (small counts, open reporting dates) is decided where they ask, in
 * {@link StatisticAnswers}.
 */
public interface Statistics {

    /**
     * What is asked for.
     *
     * @param name in addresses and file names, such as {@code attendance}
     * @param version of what the figures mean; it changes when their meaning does
     * @param dimensions by what it can be counted
     * @param figures in the order in which they are answered
     * @param charts the figures that are drawn together; those of one chart have the same unit
     * @param projections that it is answered from
     */
    record Definition(
            String name,
            String version,
            Set<Dimension> dimensions,
            List<Column> figures,
            List<List<String>> charts,
            List<String> projections) {}

    /** What it is. */
    Definition definition();

    /** The figures and the position to which they were computed, from one snapshot of the database. */
    Statistic of(OrganisationId organisation, StatisticQuestion question);
}
