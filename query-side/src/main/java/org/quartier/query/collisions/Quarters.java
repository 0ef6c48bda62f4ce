package org.quartier.query.collisions;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.quartier.kernel.hours.WorkingHours;
import org.quartier.kernel.id.OrganisationId;
import org.quartier.kernel.value.WeeklyTime;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads in which quarter someone works or helps, and when a quarter works. */
@Component
class Quarters {

    private final JdbcClient db;
    private final JsonMapper json;

    Quarters(@Qualifier("query") JdbcClient db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    Optional<WorkingHours> hours(OrganisationId organisation, UUID quarter) {
        return db.sql("""
            SELECT federal_state, municipality, zone, working_hours FROM query.quarter
            WHERE organisation = :organisation AND quarter = :quarter
            """)
                .param("organisation", organisation.value())
                .param("quarter", quarter)
                .query((row, n) -> new WorkingHours(
                        row.getString("federal_state"),
                        row.getString("municipality"),
                        ZoneId.of(row.getString("zone")),
                        json.readValue(row.getString("working_hours"), new TypeReference<List<WeeklyTime>>() {})))
                .optional();
    }

    /** Whether someone helps and does not work here: then other volunteers come before staff. */
    boolean isVolunteerOnly(OrganisationId organisation, UUID person) {
        return db.sql("""
            SELECT EXISTS (SELECT FROM query.volunteer WHERE organisation = :organisation AND person = :person)
               AND NOT EXISTS (SELECT FROM query.staff WHERE organisation = :organisation AND person = :person
                   AND departed_on IS NULL)
            """)
                .param("organisation", organisation.value())
                .param("person", person)
                .query(Boolean.class)
                .single();
    }

    /** The first quarter that a person works in, or helps in. */
    Optional<UUID> of(OrganisationId organisation, UUID person) {
        return db.sql("""
            SELECT quarter FROM (
                SELECT 1 AS rank, quarters[1] AS quarter FROM query.staff
                WHERE organisation = :organisation AND person = :person
                UNION ALL
                SELECT 2, quarter FROM query.volunteer WHERE organisation = :organisation AND person = :person) found
            WHERE quarter IS NOT NULL ORDER BY rank, quarter LIMIT 1
            """)
                .param("organisation", organisation.value())
                .param("person", person)
                .query(UUID.class)
                .optional();
    }
}
