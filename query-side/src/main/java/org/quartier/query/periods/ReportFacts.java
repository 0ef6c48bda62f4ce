package org.quartier.query.periods;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.quartier.query.Days;
import org.quartier.query.Wording;
import org.quartier.query.periods.Periods.Closed;
import org.quartier.query.statistic.StatisticLabels.In;

/** What stands at the head of a report: each line a name and its value. */
final class ReportFacts {

    private ReportFacts() {}

    static List<Map.Entry<String, String>> of(Report report, In words) {
        Closed closed = report.closed();
        Wording wording = words.wording();
        return List.of(
                Map.entry(words.text("from"), wording.day(closed.from())),
                Map.entry(words.text("until"), wording.day(closed.to().minusDays(1))),
                Map.entry(words.text("closedOn"), wording.day(LocalDate.ofInstant(closed.closedAt(), Days.USUAL_ZONE))),
                Map.entry(words.text("definition"), closed.definition()),
                Map.entry(words.text("position"), String.valueOf(closed.position())),
                Map.entry(words.text("digest"), Digest.of(report)));
    }
}
