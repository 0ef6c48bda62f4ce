package org.quartier.query.directory;

import org.jspecify.annotations.Nullable;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.value.OrganisationSettings;
import org.quartier.query.directory.OrganisationController.Organisation;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Reads {@code query.organisation}. */
@Component
class Organisations {

    private final JdbcClient db;
    private final JsonMapper json;

    Organisations(@Qualifier("query") JdbcClient db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    private OrganisationSettings settings(@Nullable String decided) {
        return (decided == null ? OrganisationSettings.DEFAULTS : json.readValue(decided, OrganisationSettings.class))
                .effective();
    }

    /** An organisation exists by its tokens; until it says who it is, it is called by its id. */
    Organisation of(OrganisationId organisation) {
        return db.sql("SELECT name, kind, settings, version FROM query.organisation WHERE organisation = :organisation")
                .param("organisation", organisation.value())
                .query((row, n) -> new Organisation(
                        organisation.value(),
                        row.getString("name"),
                        row.getString("kind"),
                        settings(row.getString("settings")),
                        row.getLong("version")))
                .optional()
                .orElseGet(
                        () -> new Organisation(organisation.value(), organisation.value(), null, settings(null), null));
    }
}
