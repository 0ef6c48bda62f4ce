package org.quartier.command;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.quartier.kernel.event.QuarterEvent;
import org.quartier.kernel.event.QuarterEvent.QuarterChanged;
import org.quartier.kernel.event.QuarterEvent.QuarterOpened;
import org.quartier.kernel.hours.WorkingHours;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.id.QuarterId;
import org.quartier.kernel.store.EventMetadata;
import org.quartier.kernel.value.WeeklyTime;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Keeps what quarters say of their working hours, in the transaction of the event. */
@Component
@ProcessingGroup(CommandPolicies.GROUP)
class QuarterWorkingTimes implements WorkingTimes {

    private final JdbcClient db;
    private final JsonMapper json;

    QuarterWorkingTimes(@Qualifier("command") JdbcClient db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    @Override
    public Optional<WorkingHours> of(OrganisationId organisation, QuarterId quarter) {
        return db.sql("""
            SELECT federal_state, municipality, zone, weekly FROM command.quarter_hours
            WHERE organisation = :organisation AND quarter = :quarter
            """)
                .param("organisation", organisation.value())
                .param("quarter", quarter.value())
                .query((row, n) -> new WorkingHours(
                        row.getString("federal_state"),
                        row.getString("municipality"),
                        ZoneId.of(row.getString("zone")),
                        json.readValue(row.getString("weekly"), new TypeReference<List<WeeklyTime>>() {})))
                .optional();
    }

    @EventHandler
    void on(QuarterEvent event, EventMetadata about) {
        WorkingHours hours = switch (event) { // no default: a new event does not compile until it is decided here
            case QuarterOpened opened ->
                new WorkingHours(opened.federalState(), opened.municipality(), opened.zone(), opened.workingHours());
            case QuarterChanged changed ->
                new WorkingHours(
                        changed.federalState(), changed.municipality(), changed.zone(), changed.workingHours());
        };
        db.sql("""
            INSERT INTO command.quarter_hours (organisation, quarter, federal_state, municipality, zone, weekly)
            VALUES (:organisation, :quarter, :federalState, :municipality, :zone, :weekly)
            ON CONFLICT (organisation, quarter) DO UPDATE SET federal_state = excluded.federal_state,
                municipality = excluded.municipality, zone = excluded.zone, weekly = excluded.weekly
            """)
                .param("organisation", about.organisation().value())
                .param("quarter", event.quarter().value())
                .param("federalState", hours.federalState())
                .param("municipality", hours.municipality())
                .param("zone", hours.zone().getId())
                .param("weekly", json.writeValueAsString(hours.weekly()))
                .update();
    }
}
