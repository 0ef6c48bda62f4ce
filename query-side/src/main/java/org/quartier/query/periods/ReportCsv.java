package org.quartier.query.periods;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.quartier.query.Csv;
import org.quartier.query.statistic.Dimension;
import org.quartier.query.statistic.Statistic;
import org.quartier.query.statistic.Statistic.Column;

/** A report as CSV: one line per figure, because its tables have different columns. */
final class ReportCsv {

    private static final List<String> HEADER = List.of(
            "table",
            "definition",
            "month",
            "quarter",
            "kind",
            "figure",
            "value",
            "adjustmentOf",
            "adjustment",
            "period",
            "position",
            "digest");
    private static final List<Dimension> DIMENSIONS = List.of(Dimension.MONTH, Dimension.QUARTER, Dimension.KIND);

    private ReportCsv() {}

    /** A figure is absent where nobody counted, which is not zero; what the figures are stands in each line. */
    static String write(Report report) {
        String digest = Digest.of(report);
        List<List<@Nullable Object>> lines = new ArrayList<>();
        for (Statistic table : report.tables()) {
            for (Map<String, @Nullable Object> row : table.named()) {
                for (Column column : table.columns()) {
                    if (column.isFigure()) {
                        List<@Nullable Object> line = new ArrayList<>(List.of(table.name(), table.definition()));
                        DIMENSIONS.forEach(dimension -> line.add(row.get(dimension.label())));
                        line.add(column.name());
                        line.add(row.get(column.name()));
                        lines.add(ended(line, null, null, report, digest));
                    }
                }
            }
        }
        for (Adjustment adjustment : report.adjustments()) {
            adjustment.delta().forEach((figure, by) -> {
                List<@Nullable Object> line =
                        new ArrayList<>(List.of("adjustments", report.closed().definition(), adjustment.bookedIn()));
                line.add(adjustment.quarter());
                line.add(adjustment.kind());
                line.add(figure);
                line.add(by);
                lines.add(ended(line, adjustment.period(), adjustment.position(), report, digest));
            });
        }
        return Csv.write(HEADER, lines);
    }

    private static List<@Nullable Object> ended(
            List<@Nullable Object> line,
            @Nullable String adjustmentOf,
            @Nullable Long adjustment,
            Report report,
            String digest) {
        line.add(adjustmentOf);
        line.add(adjustment);
        line.add(report.closed().period());
        line.add(report.closed().position());
        line.add(digest);
        return line;
    }
}
