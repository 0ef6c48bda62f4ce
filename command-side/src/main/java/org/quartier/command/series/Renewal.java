package org.quartier.command.series;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.quartier.kernel.id.ActivityId;
import org.quartier.kernel.value.Occurrence;

/** What becomes of the occurrences of a series when its rule gives other days. */
record Renewal(List<Occurrence> kept, List<Occurrence> added, List<Occurrence> dropped) {

    /** The days stay. */
    static Renewal keeping(List<Occurrence> occurrences) {
        return new Renewal(occurrences, List.of(), List.of());
    }

    /**
     * The days are these now. What was cancelled stays so: its day gets another activity.
     *
     * @param cancelled days on which the activity was cancelled
     */
    static Renewal to(
            List<LocalDate> days, List<Occurrence> present, Set<LocalDate> cancelled, Supplier<ActivityId> ids) {
        Map<LocalDate, Occurrence> living = present.stream()
                .filter(occurrence -> !cancelled.contains(occurrence.date()))
                .collect(Collectors.toMap(Occurrence::date, Function.identity()));
        List<Occurrence> kept = new ArrayList<>();
        List<Occurrence> added = new ArrayList<>();
        for (LocalDate day : days) {
            Occurrence there = living.get(day);
            if (there == null) {
                added.add(new Occurrence(day, ids.get()));
            } else {
                kept.add(there);
            }
        }
        return new Renewal(
                kept,
                added,
                present.stream()
                        .filter(occurrence -> !kept.contains(occurrence))
                        .toList());
    }
}
