package org.quartier.query.series;

import java.util.List;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.jspecify.annotations.Nullable;
import org.quartier.kernel.event.SeriesEvent;
import org.quartier.kernel.event.SeriesEvent.OccurrenceChanged;
import org.quartier.kernel.event.SeriesEvent.OccurrencesCancelled;
import org.quartier.kernel.event.SeriesEvent.SeriesChanged;
import org.quartier.kernel.event.SeriesEvent.SeriesContinued;
import org.quartier.kernel.event.SeriesEvent.SeriesEnded;
import org.quartier.kernel.event.SeriesEvent.SeriesPlanned;
import org.quartier.kernel.event.SeriesEvent.SeriesPublished;
import org.quartier.kernel.id.QuarterId;
import org.quartier.kernel.id.SeriesId;
import org.quartier.kernel.store.EventMetadata;
import org.quartier.kernel.value.Capacity;
import org.quartier.kernel.value.Occurrence;
import org.quartier.kernel.value.SeriesPlan;
import org.quartier.query.Projection;
import org.quartier.query.Slot;
import org.quartier.query.Writes;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps {@code query.series} and its occurrences. Each series writes rows of its own only, so that it does not matter in
 * which order the end of one and the beginning of the next are written.
 */
@Component
class SeriesProjection extends Projection {

    static final String NAME = "series";

    private final Writes writes;
    private final JsonMapper json;

    SeriesProjection(Writes writes, JsonMapper json) {
        super(NAME, "query.series", "query.series_plan", "query.series_occurrence");
        this.writes = writes;
        this.json = json;
    }

    /** Where rows of one event belong. */
    private record At(SeriesId series, EventMetadata about, long version) {}

    @EventHandler
    void on(SeriesEvent event, EventMetadata about, @SequenceNumber long version) {
        At at = new At(event.series(), about, version);
        switch (event) { // no default: a new event does not compile until it is handled here
            case SeriesPlanned planned -> {
                open(at, planned.quarter(), planned.rule(), planned.capacity(), null, false);
                plan(at, planned.plan());
                put(at, planned.plan(), planned.occurrences(), false);
            }
            case SeriesContinued next -> {
                open(at, next.quarter(), next.rule(), next.capacity(), next.continues(), next.published());
                plan(at, next.plan());
                put(at, next.plan(), next.kept(), false);
                put(at, next.plan(), next.added(), false);
                put(at, next.previous(), next.dropped(), true);
            }
            case SeriesChanged changed -> {
                writes.add(
                        "UPDATE query.series SET rule = :rule, plan_version = :version WHERE series = :series",
                        "rule",
                        changed.rule(),
                        "version",
                        version,
                        "series",
                        changed.series());
                plan(at, changed.plan());
                put(at, changed.plan(), changed.kept(), false);
                put(at, changed.plan(), changed.added(), false);
                drop(changed.series(), changed.dropped());
            }
            case SeriesEnded ended -> end(ended);
            case SeriesPublished published ->
                writes.add(
                        "UPDATE query.series SET published = true WHERE series = :series",
                        "series",
                        published.series());
            case OccurrenceChanged _, OccurrencesCancelled _ -> {
                // what became of single occurrences their activities say
            }
        }
        writes.add(
                "UPDATE query.series SET version = :version WHERE series = :series",
                "version",
                version,
                "series",
                event.series());
    }

    private void open(
            At at,
            QuarterId quarter,
            String rule,
            @Nullable Capacity capacity,
            @Nullable SeriesId continues,
            boolean published) {
        writes.add(
                """
                INSERT INTO query.series
                    (series, organisation, quarter, rule, capacity, plan_version, continues, published, version)
                VALUES (:series, :organisation, :quarter, :rule, :capacity, :version, :continues, :published, :version)
                ON CONFLICT (series) DO NOTHING
                """,
                "series",
                at.series(),
                "organisation",
                at.about().organisation(),
                "quarter",
                quarter,
                "rule",
                rule,
                "capacity",
                capacity == null ? null : json.writeValueAsString(capacity),
                "version",
                at.version(),
                "continues",
                continues,
                "published",
                published);
    }

    private void plan(At at, SeriesPlan plan) {
        writes.add(
                """
                INSERT INTO query.series_plan (series, version, organisation, details, hours, room, booking)
                VALUES (:series, :version, :organisation, :details, :hours, :room, :booking)
                ON CONFLICT (series, version) DO NOTHING
                """,
                "series",
                at.series(),
                "version",
                at.version(),
                "organisation",
                at.about().organisation(),
                "details",
                json.writeValueAsString(plan.details()),
                "hours",
                json.writeValueAsString(plan.time()),
                "room",
                plan.room() == null ? null : plan.room().room(),
                "booking",
                plan.room() == null ? null : plan.room().booking());
    }

    private void put(At at, SeriesPlan plan, List<Occurrence> occurrences, boolean dropped) {
        for (Occurrence occurrence : occurrences) {
            writes.add(
                    """
                    INSERT INTO query.series_occurrence
                        (series, activity, organisation, date, slot, plan_version, dropped)
                    VALUES (:series, :activity, :organisation, :date, :slot, :version, :dropped)
                    ON CONFLICT (series, activity) DO UPDATE
                        SET slot = excluded.slot, plan_version = excluded.plan_version
                    """,
                    "series",
                    at.series(),
                    "activity",
                    occurrence.activity(),
                    "organisation",
                    at.about().organisation(),
                    "date",
                    occurrence.date(),
                    "slot",
                    json.writeValueAsString(Slot.of(plan.slotOn(occurrence.date()))),
                    "version",
                    at.version(),
                    "dropped",
                    dropped);
        }
    }

    private void drop(SeriesId series, List<Occurrence> occurrences) {
        for (Occurrence occurrence : occurrences) {
            writes.add(
                    "UPDATE query.series_occurrence SET dropped = true WHERE series = :series AND activity = :activity",
                    "series",
                    series,
                    "activity",
                    occurrence.activity());
        }
    }

    /** What is no longer its own belongs to the series that goes on. */
    private void end(SeriesEnded ended) {
        writes.add(
                "UPDATE query.series SET rule = :rule, continued_by = :next WHERE series = :series",
                "rule",
                ended.rule(),
                "next",
                ended.continuedBy(),
                "series",
                ended.series());
        writes.add(
                "DELETE FROM query.series_occurrence WHERE series = :series AND date >= :before AND NOT dropped",
                "series",
                ended.series(),
                "before",
                ended.before());
    }
}
