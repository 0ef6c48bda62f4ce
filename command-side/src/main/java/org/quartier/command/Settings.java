package org.quartier.command;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.quartier.kernel.event.OrganisationEvent.OrganisationSettingsChanged;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.value.OrganisationSettings;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What each organisation decided for itself, kept in the transaction of the event. */
@Component
@ProcessingGroup(CommandPolicies.GROUP)
public class Settings {

    private final JdbcClient db;
    private final JsonMapper json;

    Settings(@Qualifier("command") JdbcClient db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    /** The settings, with defaults where the organisation decided nothing. */
    public OrganisationSettings of(OrganisationId organisation) {
        return db.sql("SELECT settings FROM command.organisation_settings WHERE organisation = :organisation")
                .param("organisation", organisation.value())
                .query(String.class)
                .optional()
                .map(settings -> json.readValue(settings, OrganisationSettings.class))
                .orElse(OrganisationSettings.DEFAULTS);
    }

    @EventHandler
    void on(OrganisationSettingsChanged changed) {
        db.sql("""
            INSERT INTO command.organisation_settings (organisation, settings) VALUES (:organisation, :settings)
            ON CONFLICT (organisation) DO UPDATE SET settings = excluded.settings
            """)
                .param("organisation", changed.organisation().value())
                .param("settings", json.writeValueAsString(changed.settings()))
                .update();
    }
}
