package org.quartier.query.statistic;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.quartier.query.statistic.Statistic.Column;
import org.quartier.query.statistic.Statistic.Unit;
import org.quartier.query.statistic.StatisticLabels.In;

/**
 * A statistic as a workbook. Numbers are numbers, days and months are dates; a text is written as text, so that none is ever
 * taken for a formula. The second sheet says what the figures are.
 */
public final class StatisticWorkbook {

    private static final String DAY = "yyyy-mm-dd";
    private static final String MONTH = "mmmm yyyy";
    private static final String WHOLE = "#,##0";
    private static final int LABEL_WIDTH = 24;
    private static final int FIGURE_WIDTH = 15;
    private static final int MEANING_WIDTH = 100;

    private StatisticWorkbook() {}

    static byte[] write(Statistic statistic, In labels) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "Quartier", "1.0")) {
            figures(workbook.newWorksheet(labels.text("sheet.figures")), statistic, labels);
            about(workbook.newWorksheet(labels.text("sheet.about")), statistic, labels);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void figures(Worksheet sheet, Statistic statistic, In labels) throws IOException {
        table(sheet, 0, statistic, labels);
        int labelled = (int) statistic.columns().stream()
                .filter(column -> !column.isFigure())
                .count();
        sheet.freezePane(labelled, 1);
        sheet.repeatRows(0);
        sheet.finish();
    }

    /**
     * Writes headings and rows.
     *
     * @param top the row of the headings
     * @return the first row below
     */
    public static int table(Worksheet sheet, int top, Statistic statistic, In labels) {
        List<Column> columns = statistic.columns();
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            String unit = column.unit() == Unit.MINUTES ? " (" + labels.text("minutes") + ")" : "";
            sheet.value(top, i, labels.heading(statistic, column) + unit);
            sheet.style(top, i).bold().wrapText(true).verticalAlignment("top").set();
            sheet.width(i, column.isFigure() ? FIGURE_WIDTH : LABEL_WIDTH);
        }
        int row = top + 1;
        for (List<@Nullable Object> cells : statistic.rows()) {
            for (int i = 0; i < columns.size(); i++) {
                cell(sheet, row, i, columns.get(i), cells.get(i), labels);
            }
            row++;
        }
        return row;
    }

    private static void cell(Worksheet sheet, int row, int i, Column column, @Nullable Object value, In labels) {
        if (value == null) {
            return; // nobody counted, which is not zero
        }
        if (value instanceof Long figure) {
            sheet.value(row, i, figure);
            sheet.style(row, i).format(WHOLE).set();
        } else if (column.name().equals(Dimension.MONTH.label())) {
            sheet.value(row, i, YearMonth.parse(value.toString()).atDay(1));
            sheet.style(row, i).format(MONTH).horizontalAlignment("left").set();
        } else {
            sheet.value(row, i, labels.value(column, value));
        }
    }

    private static void about(Worksheet sheet, Statistic statistic, In labels) throws IOException {
        int row = 0;
        sheet.value(row, 0, labels.text(statistic.name()));
        sheet.style(row++, 0).bold().fontSize(14).set();
        for (Map.Entry<String, Object> line : labels.question(statistic)) {
            sheet.value(row, 0, line.getKey());
            switch (line.getValue()) {
                case LocalDate day -> {
                    sheet.value(row, 1, day);
                    sheet.style(row, 1).format(DAY).horizontalAlignment("left").set();
                }
                case Number number -> {
                    sheet.value(row, 1, number);
                    sheet.style(row, 1).horizontalAlignment("left").set();
                }
                default -> sheet.value(row, 1, line.getValue().toString());
            }
            row++;
        }
        row++;
        for (Column column : statistic.columns()) {
            if (column.isFigure()) {
                sheet.value(row, 0, labels.heading(statistic, column));
                sheet.style(row, 0).bold().verticalAlignment("top").set();
                sheet.value(row, 1, labels.meaning(statistic, column));
                sheet.style(row++, 1).wrapText(true).set();
            }
        }
        sheet.width(0, LABEL_WIDTH);
        sheet.width(1, MEANING_WIDTH);
        sheet.finish();
    }
}
