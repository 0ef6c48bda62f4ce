package org.quartier.query.statistic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quartier.query.Documents;
import org.quartier.query.Wording;
import org.quartier.query.statistic.Statistic.Column;
import org.quartier.query.statistic.Statistic.Unit;
import org.quartier.query.statistic.StatisticLabels.In;

/** The pages of a statistic whose quarters have long names: nothing stands beside the paper. */
class StatisticPageTest {

    private static final String LONG = "Wohnquartier Münster-Coerde Nord rund um die Bürgerhausstraße";
    private static final List<String> FIGURES =
            List.of("activities", "registered", "visits", "uniquePersons", "headCount", "reported", "noShows");
    private static final double MARGIN = 20 / 25.4 * 72;

    private final Documents documents = new Documents();

    @ParameterizedTest
    @CsvSource({"1, de", "12, de", "40, de", "1, en", "12, en", "40, en"})
    void everyFigureStandsOnThePage(int quarters, String language) throws IOException {
        Wording wording = Wording.in(language);
        Map<String, @Nullable Object> model =
                new HashMap<>(StatisticPaper.parts(statistic(quarters), labels(quarters, wording), 163));
        model.put("landscape", false);
        model.put("width", "163");
        model.put("gap", "0");
        model.put("facts", List.of());
        model.put("chartRows", List.of(Map.of("charts", model.get("charts"))));
        for (String fact : List.of("organisation", "period", "asOf", "knownAt", "definition", "position")) {
            model.put(fact, fact);
        }
        List<String> beside = new ArrayList<>();
        String text;
        try (PDDocument document = Loader.loadPDF(documents.pdf("statistic", wording.locale(), model))) {
            text = new PDFTextStripper() {
                @Override
                protected void writeString(String written, List<TextPosition> letters) throws IOException {
                    TextPosition last = letters.getLast();
                    if (letters.getFirst().getX() < MARGIN
                            || last.getX() + last.getWidth() > last.getPageWidth() - MARGIN) {
                        beside.add(written);
                    }
                    super.writeString(written, letters);
                }
            }.getText(document);
        }

        assertThat(beside).isEmpty();
        for (int quarter = 0; quarter < quarters; quarter++) {
            assertThat(text).contains(wording.number(figure(quarter, FIGURES.size() - 1)));
        }
        assertThat(text.contains("Wohnquartier Münster-Coerde Nor…"))
                .as("charts cut names, and are drawn of what can be compared")
                .isEqualTo(quarters == 12);
    }

    private static long figure(int quarter, int figure) {
        return 10_001 + 100L * quarter + figure;
    }

    private static Statistic statistic(int quarters) {
        List<Column> columns = new ArrayList<>();
        columns.add(new Column("quarter", Unit.LABEL));
        FIGURES.forEach(figure -> columns.add(new Column(figure, Unit.SUM)));
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (int quarter = 0; quarter < quarters; quarter++) {
            List<@Nullable Object> row = new ArrayList<>();
            row.add("q" + quarter);
            for (int figure = 0; figure < FIGURES.size(); figure++) {
                row.add(figure(quarter, figure));
            }
            rows.add(row);
        }
        LocalDate day = LocalDate.of(2026, 1, 1);
        return new Statistic(
                "attendance",
                "attendance/1",
                new StatisticQuestion(day, day.plusYears(1), null, Set.of(Dimension.QUARTER), Knowledge.ALL),
                day,
                day,
                1,
                columns,
                List.of(List.of("visits", "uniquePersons"), List.of("reported")),
                rows);
    }

    private static In labels(int quarters, Wording wording) {
        Map<String, String> names = new HashMap<>();
        for (int quarter = 0; quarter < quarters; quarter++) {
            names.put("q" + quarter, LONG + " " + quarter);
        }
        return new In(wording, ResourceBundle.getBundle("documents.statistic", wording.locale()), names);
    }
}
