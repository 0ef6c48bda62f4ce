package org.quartier.query.periods;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;
import org.quartier.query.Documents;
import org.quartier.query.Wording;
import org.quartier.query.periods.Periods.Closed;
import org.quartier.query.statistic.Dimension;
import org.quartier.query.statistic.Statistic;
import org.quartier.query.statistic.Statistic.Column;
import org.quartier.query.statistic.StatisticLabels;
import org.quartier.query.statistic.StatisticLabels.In;
import org.quartier.query.statistic.StatisticPaper;
import org.springframework.stereotype.Component;

/** A report on paper, for whoever funds the work: key figures, charts, tables, adjustments, and how to check it. */
@Component
class ReportPaper {

    private static final double WIDTH = 163;
    private static final int WIDE = 8;

    /** The key figures of the first page, by statistic and column. */
    private static final List<String[]> KEY_FIGURES = List.of(
            new String[] {"plan", "held"},
            new String[] {"attendance", "reported"},
            new String[] {"attendance", "uniquePersons"},
            new String[] {"hours", "approvedMinutes"});

    private final Documents documents;
    private final StatisticLabels labels;
    private final StatisticPaper paper;

    ReportPaper(Documents documents, StatisticLabels labels, StatisticPaper paper) {
        this.documents = documents;
        this.labels = labels;
        this.paper = paper;
    }

    private record KeyFigure(String value, String name) {}

    private record Line(String name, String value) {}

    byte[] pdf(Report report, Wording wording) {
        In words = labels.in(wording, report.organisation());
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("organisation", paper.name(report.organisation()));
        model.put("title", words.text("report"));
        model.put("period", name(report.closed().period(), words));
        model.put("code", report.closed().period());
        model.put("definition", report.closed().definition());
        model.put("position", String.valueOf(report.closed().position()));
        model.put("digest", Digest.of(report));
        model.put("width", String.valueOf(WIDTH));
        model.put(
                "facts",
                ReportFacts.of(report, words).stream()
                        .map(fact -> new Line(fact.getKey(), fact.getValue()))
                        .toList());
        model.put("keyFigures", keyFigures(report, words));
        model.put("statistics", statistics(report, words));
        model.put("earlier", adjustments(report, report.adjustments(), words));
        return sameAgain(documents.pdf("period-report", wording.locale(), model), report.closed());
    }

    /** The paper as if it had been made when the period was closed: sent again, it is the same to the byte. */
    private static byte[] sameAgain(byte[] pdf, Closed closed) {
        Calendar then = GregorianCalendar.from(closed.closedAt().atZone(ZoneOffset.UTC));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            document.getDocumentInformation().setCreationDate(then);
            document.getDocumentInformation().setModificationDate(then);
            document.getDocument().getTrailer().removeItem(COSName.ID);
            document.setDocumentId(closed.position());
            document.save(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static List<KeyFigure> keyFigures(Report report, In words) {
        List<KeyFigure> figures = new ArrayList<>();
        for (String[] one : KEY_FIGURES) {
            Statistic total = table(report, one[0], Set.of());
            Column column = total.columns().get(total.indexOf(one[1]));
            figures.add(new KeyFigure(
                    StatisticPaper.cell(column, total.rows().getFirst().get(total.indexOf(one[1])), words),
                    words.heading(total, column)));
        }
        return figures;
    }

    private static List<Map<String, @Nullable Object>> statistics(Report report, In words) {
        List<Map<String, @Nullable Object>> statistics = new ArrayList<>();
        for (String name :
                report.tables().stream().map(Statistic::name).distinct().toList()) {
            Statistic total = table(report, name, Set.of());
            Map<String, @Nullable Object> statistic = new HashMap<>(StatisticPaper.parts(total, words, WIDTH));
            List<Map<String, @Nullable Object>> tables = new ArrayList<>();
            for (Statistic table : report.tables()) {
                Set<Dimension> by = table.question().by();
                // a single month says nothing that the whole does not say
                boolean single = by.contains(Dimension.MONTH) && table.rows().size() < 2;
                if (table.name().equals(name) && !single) {
                    tables.add(parts(table, by, words));
                }
            }
            statistic.put("name", words.text(name));
            statistic.put("tables", tables);
            statistics.add(statistic);
        }
        return statistics;
    }

    private static Map<String, @Nullable Object> parts(Statistic table, Set<Dimension> by, In words) {
        Map<String, @Nullable Object> parts = new HashMap<>(StatisticPaper.parts(table, words, WIDTH));
        parts.put("wide", table.columns().size() > WIDE);
        parts.put(
                "caption",
                by.isEmpty()
                        ? words.text("total")
                        : words.text("by") + " "
                                + words.text("by." + by.iterator().next().label()));
        return parts;
    }

    private static Map<String, @Nullable Object> adjustments(Report report, List<Adjustment> adjustments, In words) {
        Statistic table = AdjustmentTable.of(report.closed(), adjustments);
        Map<String, @Nullable Object> parts = new HashMap<>(StatisticPaper.parts(table, words, WIDTH));
        parts.put("wide", true);
        return parts;
    }

    private static Statistic table(Report report, String name, Set<Dimension> by) {
        return report.tables().stream()
                .filter(table ->
                        table.name().equals(name) && table.question().by().equals(by))
                .findFirst()
                .orElseThrow();
    }

    /** Such as Juni 2026, 2. Quartal 2026, or 2026. */
    private static String name(String period, In words) {
        if (period.contains("Q")) {
            return words.text("quarterOfYear")
                    .replace("{n}", period.substring(period.length() - 1))
                    .replace("{year}", period.substring(0, 4));
        }
        return period.contains("-") ? words.month(YearMonth.parse(period)) : period;
    }
}
