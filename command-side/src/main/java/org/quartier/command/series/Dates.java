package org.quartier.command.series;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.quartier.command.InSnapshot;
import org.quartier.kernel.value.Occurrence;
import org.quartier.kernel.value.SeriesPlan;
import org.quartier.kernel.web.Refusal;

/** The occurrences of a series, in the order of their days; part of the snapshot. */
@InSnapshot
final class Dates {

    private List<Occurrence> occurrences = new ArrayList<>();

    /** The one that is named by its day. */
    Occurrence on(LocalDate date) {
        return occurrences.stream()
                .filter(occurrence -> occurrence.date().equals(date))
                .findFirst()
                .orElseThrow(Refusal::notFound);
    }

    /** Those that by plan have not begun; refused where none is left. */
    List<Occurrence> ahead(SeriesPlan plan, Instant now) {
        List<Occurrence> ahead = occurrences.stream()
                .filter(occurrence -> plan.slotOn(occurrence.date()).start().isAfter(now))
                .toList();
        SeriesRule.PAST_NEVER_CHANGES.require(!ahead.isEmpty());
        return ahead;
    }

    List<Occurrence> from(LocalDate date) {
        return occurrences.stream()
                .filter(occurrence -> !occurrence.date().isBefore(date))
                .toList();
    }

    /** Whether all that stay when a series ends before a day lie before another. */
    boolean stayBefore(LocalDate end, LocalDate day) {
        return occurrences.stream()
                .map(Occurrence::date)
                .filter(date -> date.isBefore(end))
                .allMatch(date -> date.isBefore(day));
    }

    void add(List<Occurrence> added) {
        occurrences.addAll(added);
        occurrences.sort(Comparator.comparing(Occurrence::date));
    }

    void remove(List<Occurrence> dropped) {
        occurrences.removeAll(dropped);
    }

    void endBefore(LocalDate end) {
        occurrences.removeIf(occurrence -> !occurrence.date().isBefore(end));
    }
}
