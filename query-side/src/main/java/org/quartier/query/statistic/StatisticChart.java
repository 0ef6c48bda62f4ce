package org.quartier.query.statistic;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.quartier.query.statistic.Statistic.Column;
import org.quartier.query.statistic.Statistic.Unit;
import org.quartier.query.statistic.StatisticLabels.In;

/**
 * Bars for a page: upright over months, lying beside names. All lengths are in millimetres, as a template writes them.
 *
 * @param title what is drawn, by which dimension
 * @param legend what each colour is; empty where there is one only
 * @param height of the whole
 * @param boxes bars and grid lines
 * @param texts what stands beside them
 */
record StatisticChart(String title, List<Box> legend, String height, List<Box> boxes, List<Text> texts) {

    private static final List<String> COLOURS = List.of("#2c6e63", "#d08c34", "#8aa0ad");
    private static final String GRID = "#d9e2e0";
    private static final int MOST_GROUPS = 36;
    private static final double PLOT = 46;
    private static final double AXIS = 13;
    private static final double NAMES = 46;
    private static final double LINE = 4.2;
    private static final double GAP = 0.25;
    private static final int VALUES_UP_TO = 26;
    private static final double LETTER = 1.55;
    private static final double WIDTH_OF_A_MONTH = 9.5;

    /** A rectangle with a colour, and what it is called. */
    record Box(String name, String left, String top, String width, String height, String colour) {}

    /** A text within a width. */
    record Text(String text, String left, String top, String width, String align) {}

    /** What is drawn: for each group, such as a month, its bars. */
    private record Bars(Map<String, double[]> groups, boolean upright, boolean minutes) {

        double highest() {
            return groups.values().stream()
                    .flatMapToDouble(java.util.Arrays::stream)
                    .max()
                    .orElse(0);
        }
    }

    /** A chart of some figures; none where nothing is to be compared. */
    static Optional<StatisticChart> of(Statistic statistic, List<String> figures, double width, In labels) {
        List<Column> drawn = drawn(statistic, figures);
        if (drawn.isEmpty()) {
            return Optional.empty();
        }
        Bars bars = bars(statistic, drawn, labels);
        if (bars.groups().size() < 2 || bars.groups().size() > MOST_GROUPS || bars.highest() == 0) {
            return Optional.empty();
        }
        List<Box> boxes = new ArrayList<>();
        List<Text> texts = new ArrayList<>();
        double height = bars.upright()
                ? upright(bars, drawn.size(), width, labels, boxes, texts)
                : lying(bars, drawn.size(), width, labels, boxes, texts);
        List<Box> legend = new ArrayList<>();
        for (int i = 0; drawn.size() > 1 && i < drawn.size(); i++) {
            legend.add(box(labels.heading(statistic, drawn.get(i)), 0, 0, 0, 0, COLOURS.get(i)));
        }
        String what = drawn.size() == 1
                ? labels.heading(statistic, drawn.getFirst())
                : labels.text(statistic.name() + "." + figures.getFirst() + ".chart");
        String title = what + " " + labels.text("by") + " "
                + labels.text("by." + statistic.columns().getFirst().name());
        return Optional.of(new StatisticChart(
                bars.minutes() ? title + ", " + labels.text("inHours") : title, legend, mm(height), boxes, texts));
    }

    /** Rows of more than one dimension are added up by the first: so only what adds up can be drawn then. */
    private static List<Column> drawn(Statistic statistic, List<String> figures) {
        long labelled = statistic.columns().stream()
                .filter(column -> !column.isFigure())
                .count();
        return figures.stream()
                .map(figure -> statistic.columns().get(statistic.indexOf(figure)))
                .filter(column -> labelled == 1 || labelled > 1 && column.unit() != Unit.DISTINCT)
                .toList();
    }

    private static Bars bars(Statistic statistic, List<Column> drawn, In labels) {
        Column first = statistic.columns().getFirst();
        boolean minutes = drawn.getFirst().unit() == Unit.MINUTES;
        Map<String, double[]> groups = new LinkedHashMap<>();
        for (List<@Nullable Object> row : statistic.rows()) {
            double[] group =
                    groups.computeIfAbsent(labels.value(first, row.getFirst()), name -> new double[drawn.size()]);
            for (int i = 0; i < group.length; i++) {
                Object value = row.get(statistic.indexOf(drawn.get(i).name()));
                group[i] += value == null ? 0 : ((Number) value).doubleValue() / (minutes ? 60 : 1);
            }
        }
        return new Bars(groups, first.name().equals(Dimension.MONTH.label()), minutes);
    }

    private static double upright(Bars bars, int series, double width, In labels, List<Box> boxes, List<Text> texts) {
        double top = 5;
        double step = step(bars.highest());
        double axis = Math.ceil(bars.highest() / step) * step;
        for (double tick = 0; tick <= axis; tick += step) {
            double y = top + PLOT * (1 - tick / axis);
            boxes.add(box("", AXIS, y, width - AXIS, 0.15, tick == 0 ? "#52606d" : GRID));
            texts.add(text(number(tick, labels), 0, y - 1.7, AXIS - 2, "right"));
        }
        double group = (width - AXIS) / bars.groups().size();
        double bar = Math.min(group * (1 - GAP) / series, 11);
        double x = AXIS;
        int every = (int) Math.ceil(bars.groups().size() * WIDTH_OF_A_MONTH / (width - AXIS));
        int nth = 0;
        for (Map.Entry<String, double[]> one : bars.groups().entrySet()) {
            double left = x + (group - bar * series) / 2;
            for (int i = 0; i < series; i++) {
                double value = Objects.requireNonNull(one.getValue())[i];
                double high = PLOT * value / axis;
                boxes.add(box("", left + i * bar, top + PLOT - high, bar * 0.92, high, COLOURS.get(i)));
                String written = number(value, labels);
                if (bars.groups().size() * series <= VALUES_UP_TO && written.length() * LETTER < bar + 2) {
                    texts.add(text(written, left + i * bar - 2, top + PLOT - high - 3.7, bar * 0.92 + 4, "center"));
                }
            }
            if (nth++ % every == 0) {
                texts.add(text(shortened(one.getKey()), x - 4, top + PLOT + 1.2, group + 8, "center"));
            }
            x += group;
        }
        return top + PLOT + 6;
    }

    private static double lying(Bars bars, int series, double width, In labels, List<Box> boxes, List<Text> texts) {
        double room = width - NAMES - 16;
        double y = 1;
        for (Map.Entry<String, double[]> one : bars.groups().entrySet()) {
            texts.add(text(one.getKey(), 0, y + (series * LINE - LINE) / 2, NAMES - 3, "right"));
            for (int i = 0; i < series; i++) {
                double value = Objects.requireNonNull(one.getValue())[i];
                double length = room * value / bars.highest();
                boxes.add(box("", NAMES, y + i * LINE, length, LINE * 0.85, COLOURS.get(i)));
                texts.add(text(number(value, labels), NAMES + length + 1.2, y + i * LINE, 16, "left"));
            }
            y += series * LINE + 2.2;
        }
        boxes.add(box("", NAMES, 0, 0.15, y, "#52606d"));
        return y + 1;
    }

    /** A round step, so that the axis has two to five of them. */
    private static double step(double highest) {
        double magnitude = Math.pow(10, Math.floor(Math.log10(highest / 2)));
        for (double factor : new double[] {1, 2, 5, 10}) {
            if (highest / (magnitude * factor) <= 5) {
                return Math.max(1, magnitude * factor);
            }
        }
        return Math.max(1, magnitude * 10);
    }

    private static String number(double value, In labels) {
        return labels.wording().number(Math.round(value));
    }

    /** Mai 2026 as Mai 26, September 2026 as Sep 26. */
    private static String shortened(String month) {
        int space = month.lastIndexOf(' ');
        return space < 0
                ? month
                : month.substring(0, Math.min(3, space)) + " "
                        + month.substring(Math.max(space + 1, month.length() - 2));
    }

    private static Box box(String name, double left, double top, double width, double height, String colour) {
        return new Box(name, mm(left), mm(top), mm(width), mm(height), colour);
    }

    private static Text text(String text, double left, double top, double width, String align) {
        return new Text(text, mm(left), mm(top), mm(width), align);
    }

    private static String mm(double length) {
        return String.format(Locale.ROOT, "%.2fmm", length);
    }
}
