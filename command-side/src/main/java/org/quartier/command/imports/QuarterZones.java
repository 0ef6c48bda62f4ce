package org.quartier.command.imports;

import java.time.ZoneId;
import java.util.Optional;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.quartier.command.CommandPolicies;
import org.quartier.kernel.event.QuarterEvent.QuarterChanged;
import org.quartier.kernel.event.QuarterEvent.QuarterOpened;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.id.QuarterId;
import org.quartier.kernel.store.EventMetadata;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps the zone of each quarter: the one of imported times that name none. */
@Component
@ProcessingGroup(CommandPolicies.GROUP)
class QuarterZones {

    private final JdbcClient db;

    QuarterZones(@Qualifier("command") JdbcClient db) {
        this.db = db;
    }

    /** The zone, or nothing when the organisation has no such quarter. */
    Optional<ZoneId> of(QuarterId quarter, OrganisationId organisation) {
        return db.sql("SELECT zone FROM command.quarter_zone WHERE organisation = :organisation AND quarter = :quarter")
                .param("organisation", organisation.value())
                .param("quarter", quarter.value())
                .query(String.class)
                .optional()
                .map(ZoneId::of);
    }

    @EventHandler
    void on(QuarterOpened event, EventMetadata about) {
        keep(event.quarter(), event.zone(), about);
    }

    @EventHandler
    void on(QuarterChanged event, EventMetadata about) {
        keep(event.quarter(), event.zone(), about);
    }

    private void keep(QuarterId quarter, ZoneId zone, EventMetadata about) {
        db.sql("""
            INSERT INTO command.quarter_zone (organisation, quarter, zone) VALUES (:organisation, :quarter, :zone)
            ON CONFLICT (organisation, quarter) DO UPDATE SET zone = excluded.zone
                WHERE quarter_zone.zone <> excluded.zone
            """)
                .param("organisation", about.organisation().value())
                .param("quarter", quarter.value())
                .param("zone", zone.getId())
                .update();
    }
}
