package org.quartier.query.statistic;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Figures as a table, the same for every form in which they are answered.
 *
 * @param name of the {@link Statistics}
 * @param definition the version of what the figures mean
 * @param asOf the day of which the figures are true
 * @param knownAt the day on which this was known
 * @param position in the log up to which they were computed
 * @param charts the figures that are drawn together; those of one chart have the same unit
 * @param rows as many cells as columns each; a figure is a {@link Long}, a label or text a {@link String}, null is not
 *     known
 */
public record Statistic(
        String name,
        String definition,
        StatisticQuestion question,
        LocalDate asOf,
        LocalDate knownAt,
        long position,
        List<Column> columns,
        List<List<String>> charts,
        List<List<@Nullable Object>> rows) {

    /** What a cell holds. */
    public enum Unit {
        /** A value of the dimension that the column is named for. */
        LABEL,
        /** An id or a name. */
        TEXT,
        /** A number of something: those of two rows add up. */
        SUM,
        /** A number of different persons or things: the same one may be in two rows. */
        DISTINCT,
        /** Minutes, which add up. */
        MINUTES
    }

    /** A column by its name in JSON and CSV. */
    public record Column(String name, Unit unit) {

        /** Whether it holds a figure. */
        public boolean isFigure() {
            return unit != Unit.LABEL && unit != Unit.TEXT;
        }
    }

    /** Where the column of a name is; it must be one of them. */
    public int indexOf(String column) {
        return columns.stream().map(Column::name).toList().indexOf(column);
    }

    /** The rows with the names of the columns. */
    public List<Map<String, @Nullable Object>> named() {
        return rows.stream().map(this::named).toList();
    }

    private Map<String, @Nullable Object> named(List<@Nullable Object> row) {
        Map<String, @Nullable Object> named = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            named.put(columns.get(i).name(), row.get(i));
        }
        return named;
    }
}
