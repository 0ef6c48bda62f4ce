package org.quartier.query.periods;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.quartier.query.periods.Periods.Closed;
import org.quartier.query.statistic.Knowledge;
import org.quartier.query.statistic.Statistic;
import org.quartier.query.statistic.Statistic.Column;
import org.quartier.query.statistic.Statistic.Unit;
import org.quartier.query.statistic.StatisticQuestion;

/** Adjustments as a table, one row each, to be written as any other; the figures are what they change. */
final class AdjustmentTable {

    private static final List<Column> LABELS = List.of(
            new Column("adjustment", Unit.TEXT),
            new Column("adjustmentOf", Unit.TEXT),
            new Column("what", Unit.LABEL),
            new Column("quarter", Unit.LABEL));
    private static final List<Column> FIGURES = List.of(
            new Column("activities", Unit.SUM),
            new Column("registered", Unit.SUM),
            new Column("visits", Unit.SUM),
            new Column("headCount", Unit.SUM),
            new Column("reported", Unit.SUM),
            new Column("noShows", Unit.SUM),
            new Column("approvedMinutes", Unit.MINUTES));

    private AdjustmentTable() {}

    static Statistic of(Closed closed, List<Adjustment> adjustments) {
        LocalDate closedOn = LocalDate.ofInstant(closed.closedAt(), ZoneOffset.UTC);
        return new Statistic(
                "adjustments",
                closed.definition(),
                new StatisticQuestion(closed.from(), closed.to(), null, Set.of(), Knowledge.ALL),
                closedOn,
                closedOn,
                closed.position(),
                Stream.concat(LABELS.stream(), FIGURES.stream()).toList(),
                List.of(),
                adjustments.stream().map(AdjustmentTable::row).toList());
    }

    private static List<@Nullable Object> row(Adjustment adjustment) {
        List<@Nullable Object> row = new ArrayList<>();
        row.add("#" + adjustment.position());
        row.add(adjustment.period());
        row.add(adjustment.type());
        row.add(adjustment.quarter() == null ? null : adjustment.quarter().toString());
        FIGURES.forEach(figure -> row.add(adjustment.delta().get(figure.name())));
        return row;
    }
}
