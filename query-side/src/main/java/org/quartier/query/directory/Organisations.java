package org.quartier.query.directory;

import org.quartier.kernel.id.OrganisationId;
import org.quartier.query.directory.OrganisationController.Organisation;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads {@code query.organisation}. */
@Component
class Organisations {

    private final JdbcClient db;

    Organisations(@Qualifier("query") JdbcClient db) {
        this.db = db;
    }

    /** An organisation exists by its tokens; until it says who it is, it is called by its id. */
    Organisation of(OrganisationId organisation) {
        return db.sql("SELECT name, kind, version FROM query.organisation WHERE organisation = :organisation")
                .param("organisation", organisation.value())
                .query((row, n) -> new Organisation(
                        organisation.value(), row.getString("name"), row.getString("kind"), row.getLong("version")))
                .optional()
                .orElseGet(() -> new Organisation(organisation.value(), organisation.value(), null, null));
    }
}
