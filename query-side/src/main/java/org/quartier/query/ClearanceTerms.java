package org.quartier.query;

import java.time.Clock;
import java.time.LocalDate;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.value.ClearancePolicy;
import org.quartier.kernel.value.OrganisationSettings;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** By what {@code query.clearance(:organisation, :years)} is asked: the organisation's years, and today. */
@Component
public class ClearanceTerms {

    /** The projection by which they are known. */
    public static final String PROJECTION = "organisations";

    private final JdbcClient db;
    private final JsonMapper json;
    private final Clock clock;

    ClearanceTerms(@Qualifier("query") JdbcClient db, JsonMapper json, Clock clock) {
        this.db = db;
        this.json = json;
        this.clock = clock;
    }

    /** After how many years at the latest a certificate is presented again. */
    public int years(OrganisationId organisation) {
        return settings(organisation).yearsOfClearance();
    }

    /** When clearance is asked for. */
    public ClearancePolicy policy(OrganisationId organisation) {
        return settings(organisation).policyOfClearance();
    }

    private OrganisationSettings settings(OrganisationId organisation) {
        return db.sql("SELECT settings FROM query.organisation WHERE organisation = :organisation AND settings IS NOT"
                        + " NULL")
                .param("organisation", organisation.value())
                .query(String.class)
                .optional()
                .map(decided -> json.readValue(decided, OrganisationSettings.class))
                .orElse(OrganisationSettings.DEFAULTS);
    }

    /** The day on which clearance is asked for. */
    public LocalDate today() {
        return clock.instant().atZone(Days.USUAL_ZONE).toLocalDate();
    }
}
