package org.quartier.query.attendance;

import java.util.EnumMap;
import java.util.Map;
import org.quartier.kernel.event.ParticipationEvent.HeadsCounted;
import org.quartier.kernel.value.AgeBand;
import org.quartier.query.Writes;
import org.quartier.query.statistic.Fact;

/** Writes each head count, as a total and by age band. */
final class HeadCounts {

    private final Writes writes;

    HeadCounts(Writes writes) {
        this.writes = writes;
    }

    void on(HeadsCounted event, Fact fact) {
        fact.write(writes, """
            INSERT INTO query.attendance_head_count
                (activity, position, organisation, total, additional, happened_at, recorded_at)
            VALUES (:activity, :position, :organisation, :total, :additional, :happenedAt, :recordedAt)
            ON CONFLICT (activity, position) DO NOTHING
            """, "activity", event.activity(), "total", event.total(), "additional", event.additional());
        byBand(event)
                .forEach((band, heads) ->
                        fact.write(writes, """
                            INSERT INTO query.attendance_head_count_band (activity, position, organisation, age_band, heads)
                            VALUES (:activity, :position, :organisation, :ageBand, :heads)
                            ON CONFLICT (activity, position, age_band) DO NOTHING
                            """, "activity", event.activity(), "ageBand", band, "heads", heads));
    }

    private static Map<AgeBand, Integer> byBand(HeadsCounted event) {
        Map<AgeBand, Integer> bands = new EnumMap<>(AgeBand.class);
        bands.putAll(event.byCategory());
        int counted = bands.values().stream().mapToInt(Integer::intValue).sum();
        if (counted < event.total() || bands.isEmpty()) {
            bands.merge(AgeBand.UNKNOWN, event.total() - counted, Integer::sum);
        }
        return bands;
    }
}
