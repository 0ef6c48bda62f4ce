package org.quartier.query.statistic;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.query.Documents;
import org.quartier.query.Wording;
import org.quartier.query.statistic.Statistic.Column;
import org.quartier.query.statistic.Statistic.Unit;
import org.quartier.query.statistic.StatisticLabels.In;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A statistic on paper: charts, the table, and what its figures are. */
@Component
public class StatisticPaper {

    private static final int A_SHORT_NAME = 20;
    private static final int COLUMNS_ON_A_PORTRAIT = 8;
    private static final double PORTRAIT = 163;
    private static final double HALF_A_LANDSCAPE = 118;
    private static final int PERIOD = 2;
    private static final int BETWEEN = 9;

    private final Documents documents;
    private final JdbcClient db;

    StatisticPaper(Documents documents, @Qualifier("query") JdbcClient db) {
        this.documents = documents;
        this.db = db;
    }

    /** A heading or a cell. */
    private record Cell(String text, boolean figure) {

        /** Whether it may be broken within a word; a figure or a month stays on its line. */
        boolean isLong() {
            return !figure && text.length() > A_SHORT_NAME;
        }
    }

    private record Row(List<Cell> cells) {}

    private record Charts(List<StatisticChart> charts) {}

    private record Line(String name, String value) {}

    byte[] pdf(Statistic statistic, OrganisationId organisation, In labels) {
        boolean landscape = statistic.columns().size() > COLUMNS_ON_A_PORTRAIT;
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("organisation", name(organisation));
        model.put("period", period(statistic, labels.wording()));
        model.put("landscape", landscape);
        model.put("width", String.valueOf(landscape ? HALF_A_LANDSCAPE : PORTRAIT));
        model.put("gap", String.valueOf(landscape ? BETWEEN : 0));
        model.put("asOf", labels.wording().day(statistic.asOf()));
        model.put("knownAt", labels.wording().day(statistic.knownAt()));
        model.put("definition", statistic.definition());
        model.put("position", String.valueOf(statistic.position()));
        model.put("facts", facts(statistic, labels));
        model.put("chartRows", charts(statistic, labels, landscape));
        model.putAll(parts(statistic, labels));
        return documents.pdf("statistic", labels.wording().locale(), model);
    }

    /**
     * What a template shows of a statistic: title, charts, headings, rows, whether it is empty, and what is counted.
     *
     * @param width of charts, in millimetres
     */
    public static Map<String, @Nullable Object> parts(Statistic statistic, In labels, double width) {
        Map<String, @Nullable Object> model = parts(statistic, labels);
        model.put("charts", drawn(statistic, labels, width));
        return model;
    }

    private static Map<String, @Nullable Object> parts(Statistic statistic, In labels) {
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("title", labels.text(statistic.name()));
        model.put(
                "headings",
                statistic.columns().stream()
                        .map(column -> new Cell(labels.heading(statistic, column), column.isFigure()))
                        .toList());
        model.put("rows", rows(statistic, labels));
        model.put("empty", statistic.rows().isEmpty());
        model.put(
                "meanings",
                statistic.columns().stream()
                        .filter(Column::isFigure)
                        .map(column -> new Line(labels.heading(statistic, column), labels.meaning(statistic, column)))
                        .toList());
        return model;
    }

    /** One beneath the other, or two side by side. */
    private static List<Charts> charts(Statistic statistic, In labels, boolean landscape) {
        double width = landscape ? HALF_A_LANDSCAPE : PORTRAIT;
        List<StatisticChart> charts = drawn(statistic, labels, width);
        List<Charts> rows = new ArrayList<>();
        int beside = landscape ? 2 : 1;
        for (int i = 0; i < charts.size(); i += beside) {
            rows.add(new Charts(charts.subList(i, Math.min(i + beside, charts.size()))));
        }
        return rows;
    }

    private static List<StatisticChart> drawn(Statistic statistic, In labels, double width) {
        return statistic.charts().stream()
                .flatMap(figures -> StatisticChart.of(statistic, figures, width, labels).stream())
                .toList();
    }

    private static List<Row> rows(Statistic statistic, In labels) {
        List<Row> rows = new ArrayList<>();
        for (List<@Nullable Object> row : statistic.rows()) {
            List<Cell> cells = new ArrayList<>();
            for (int i = 0; i < row.size(); i++) {
                Column column = statistic.columns().get(i);
                cells.add(new Cell(cell(column, row.get(i), labels), column.isFigure()));
            }
            rows.add(new Row(cells));
        }
        return rows;
    }

    /** A cell in words. */
    public static String cell(Column column, @Nullable Object value, In labels) {
        if (!column.isFigure()) {
            return labels.value(column, value);
        }
        if (value == null) {
            return StatisticLabels.NOTHING;
        }
        long figure = ((Number) value).longValue();
        return column.unit() == Unit.MINUTES
                ? labels.wording().clock(figure)
                : labels.wording().number(figure);
    }

    private static List<Line> facts(Statistic statistic, In labels) {
        return labels.question(statistic).stream()
                .skip(PERIOD) // it is the subtitle
                .map(line -> new Line(
                        line.getKey(),
                        line.getValue() instanceof LocalDate day
                                ? labels.wording().day(day)
                                : line.getValue().toString()))
                .toList();
    }

    private static String period(Statistic statistic, Wording wording) {
        LocalDate last = statistic.question().to().minusDays(1);
        LocalDate first = statistic.question().from();
        return last.isAfter(first) ? wording.day(first) + " – " + wording.day(last) : wording.day(first);
    }

    /** What an organisation is called; as its token calls it, where it has said nothing. */
    public String name(OrganisationId organisation) {
        return db.sql("SELECT name FROM query.organisation WHERE organisation = :organisation")
                .param("organisation", organisation.value())
                .query(String.class)
                .optional()
                .orElse(organisation.value());
    }
}
