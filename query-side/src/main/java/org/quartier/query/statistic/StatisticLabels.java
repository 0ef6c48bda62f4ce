package org.quartier.query.statistic;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.query.Wording;
import org.quartier.query.statistic.Statistic.Column;
import org.quartier.query.statistic.Statistic.Unit;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What columns and values of statistics are called for people, in German and English. */
@Component
public class StatisticLabels {

    /** What stands for a value that is not known, or not to be seen. */
    static final String NOTHING = "–";

    private static final String TEXTS = "documents.statistic";

    private final JdbcClient db;

    StatisticLabels(@Qualifier("query") JdbcClient db) {
        this.db = db;
    }

    /** The labels in a language, with the names of an organisation's quarters. */
    public In in(Wording wording, OrganisationId organisation) {
        Map<String, String> quarters = new HashMap<>();
        db.sql("SELECT quarter::text AS quarter, name FROM query.quarter WHERE organisation = :organisation")
                .param("organisation", organisation.value())
                .query(row -> {
                    quarters.put(row.getString("quarter"), row.getString("name"));
                });
        return new In(wording, ResourceBundle.getBundle(TEXTS, wording.locale()), quarters);
    }

    /** Labels in one language. */
    public record In(Wording wording, ResourceBundle texts, Map<String, String> quarters) {

        /** The text of a key. */
        public String text(String key) {
            return texts.getString(key);
        }

        /** The heading of a column. */
        public String heading(Statistic statistic, Column column) {
            return text(key(statistic, column));
        }

        /** What a figure counts, in a sentence. */
        public String meaning(Statistic statistic, Column column) {
            return text(key(statistic, column) + ".meaning");
        }

        /** A value of a dimension, or a text as it is. */
        public String value(Column column, @Nullable Object value) {
            if (value == null) {
                return NOTHING;
            }
            String raw = value.toString();
            if (column.unit() == Unit.TEXT) {
                return raw;
            }
            return switch (column.name()) {
                case "month" -> month(YearMonth.parse(raw));
                case "quarter" -> quarters.getOrDefault(raw, raw);
                case "language" -> language(raw);
                default -> {
                    String key = column.name() + "." + raw;
                    yield texts.containsKey(key) ? text(key) : raw;
                }
            };
        }

        /** A month, such as Mai 2026. */
        public String month(YearMonth month) {
            return month.format(DateTimeFormatter.ofPattern("LLLL yyyy", wording.locale()));
        }

        private String language(String code) {
            if (code.equals("UNKNOWN")) {
                return text("unknown");
            }
            String name = Locale.forLanguageTag(code).getDisplayLanguage(wording.locale());
            return name.isEmpty() ? code : name;
        }

        /** The question in words: each line a name and its value. */
        List<Map.Entry<String, Object>> question(Statistic statistic) {
            StatisticQuestion question = statistic.question();
            LocalDate last = question.to().minusDays(1);
            String quarter =
                    question.quarter() == null ? null : question.quarter().toString();
            return List.of(
                    Map.entry(text("from"), question.from()),
                    Map.entry(text("until"), last),
                    Map.entry(text("quarter"), quarter == null ? text("all") : quarters.getOrDefault(quarter, quarter)),
                    Map.entry(text("asOf"), statistic.asOf()),
                    Map.entry(text("knownAt"), statistic.knownAt()),
                    Map.entry(text("definition"), statistic.definition()),
                    Map.entry(text("position"), statistic.position()));
        }

        private String key(Statistic statistic, Column column) {
            return column.isFigure() ? statistic.name() + "." + column.name() : column.name();
        }
    }
}
