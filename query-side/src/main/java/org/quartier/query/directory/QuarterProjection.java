package org.quartier.query.directory;

import java.time.ZoneId;
import java.util.List;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.quartier.kernel.event.QuarterEvent.QuarterChanged;
import org.quartier.kernel.event.QuarterEvent.QuarterOpened;
import org.quartier.kernel.id.QuarterId;
import org.quartier.kernel.store.EventMetadata;
import org.quartier.kernel.value.WeeklyTime;
import org.quartier.query.Projection;
import org.quartier.query.Writes;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Keeps {@code query.quarter}: one row per quarter. */
@Component
class QuarterProjection extends Projection {

    static final String NAME = "quarters";

    private final Writes writes;
    private final JsonMapper json;

    QuarterProjection(Writes writes, JsonMapper json) {
        super(NAME, "query.quarter");
        this.writes = writes;
        this.json = json;
    }

    @EventHandler
    void on(QuarterOpened event, EventMetadata about, @SequenceNumber long version) {
        put(
                about,
                event.quarter(),
                event.name(),
                event.municipality(),
                event.federalState(),
                event.zone(),
                event.workingHours(),
                version);
    }

    @EventHandler
    void on(QuarterChanged event, EventMetadata about, @SequenceNumber long version) {
        put(
                about,
                event.quarter(),
                event.name(),
                event.municipality(),
                event.federalState(),
                event.zone(),
                event.workingHours(),
                version);
    }

    private void put(
            EventMetadata about,
            QuarterId quarter,
            String name,
            String municipality,
            String federalState,
            ZoneId zone,
            List<WeeklyTime> workingHours,
            long version) {
        writes.add(
                """
                INSERT INTO query.quarter
                    (quarter, organisation, name, municipality, federal_state, zone, working_hours, version)
                VALUES (:quarter, :organisation, :name, :municipality, :federalState, :zone, :workingHours, :version)
                ON CONFLICT (quarter) DO UPDATE SET name = excluded.name, municipality = excluded.municipality,
                    federal_state = excluded.federal_state, zone = excluded.zone,
                    working_hours = excluded.working_hours, version = excluded.version
                """,
                "quarter",
                quarter,
                "organisation",
                about.organisation(),
                "name",
                name,
                "municipality",
                municipality,
                "federalState",
                federalState,
                "zone",
                zone,
                "workingHours",
                json.writeValueAsString(workingHours),
                "version",
                version);
    }
}
